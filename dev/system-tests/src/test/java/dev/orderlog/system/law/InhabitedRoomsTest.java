package dev.orderlog.system.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.projections.audit.Replay;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;

/** A rule about a room that nobody lives in could never fail: each room holds what the rules say it holds. */
class InhabitedRoomsTest {
    static final List<String> SERVICES = Rooms.SERVICES;
    private static final Rooms ROOMS = new Rooms("dev.orderlog");
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.orderlog");

    @Test
    void theLogConsumesInListenAndProducesInRelay() {
        assertThat(HOUSE.that(ROOMS.in("eventlog.listen")))
                .anyMatch(type -> knows(type, KafkaConsumer.class));
        assertThat(HOUSE.that(ROOMS.in("eventlog.relay")))
                .anyMatch(type -> knows(type, KafkaProducer.class));
    }

    @Test
    void theLogMakesThreadsInThreadAndReadsTheClockInTime() {
        assertThat(HOUSE.that(ROOMS.in("eventlog.thread")))
                .anyMatch(type -> touches(type, MachineAccess.THREADS));
        assertThat(HOUSE.that(ROOMS.in("eventlog.time")))
                .anyMatch(type -> touches(type, MachineAccess.CLOCK));
    }

    @Test
    void theAuditsRoomReplaysAndReadsTheLog() {
        assertThat(HOUSE.that(ROOMS.in("projections.audit")))
                .anyMatch(type -> type.getSimpleName().equals("Replay"))
                .anyMatch(type -> knows(type, PartitionReader.class));
        assertThat(HOUSE.that(ROOMS.in("projections.audit.jobs")))
                .anyMatch(type -> type.getSimpleName().equals("Audits"))
                .anyMatch(type -> knows(type, Replay.class));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyServiceHasADomain(String service) {
        assertThat(HOUSE.that(ROOMS.in(service + ".domain")))
                .anyMatch(type -> type.getSimpleName().endsWith("Decider"));
    }

    private static boolean knows(JavaClass type, Class<?> other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(other));
    }

    private static boolean touches(JavaClass type, DescribedPredicate<JavaAccess<?>> what) {
        return type.getAccessesFromSelf().stream().anyMatch(what);
    }
}
