package dev.orderlog.system.law;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.notBeAssignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/**
 * What is dangerous when it is everywhere has one room: consumers, producers, threads, the clock,
 * SQL, generated classes.
 */
record RoomLaw(Rooms rooms) {

    ArchRule consumersLiveInListen() {
        return noClasses()
                .that(deployedOutside("eventlog.listen"))
                .should()
                .dependOnClassesThat(equivalentTo(KafkaConsumer.class))
                .as("Kafka consumers live in the log's listen room");
    }

    ArchRule producersLiveInRelay() {
        return noClasses()
                .that(deployedOutside("eventlog.relay"))
                .should()
                .dependOnClassesThat(equivalentTo(KafkaProducer.class))
                .as("Kafka producers live in the log's relay room");
    }

    ArchRule threadsAreMadeInThread() {
        return classes()
                .that(deployedOutside("eventlog.thread"))
                .should(Conditions.notAccess(MachineAccess.THREADS))
                .andShould(notBeAssignableTo(Thread.class))
                .as("threads are made in the log's thread room");
    }

    ArchRule theClockIsReadInTime() {
        return classes()
                .that(deployedOutside("eventlog.time"))
                .should(Conditions.notAccess(MachineAccess.CLOCK))
                .as("the machine's clock is read in the log's time room");
    }

    /**
     * SQL is spoken by event-log, by a use case's {@code ...Store}, and by the wiring that hands
     * out the data source.
     */
    ArchRule sqlIsSpokenInStores() {
        DescribedPredicate<JavaClass> speaksSql =
                rooms.in("eventlog").or(rooms.serviceRoots()).or(store());
        return noClasses()
                .that(rooms.deployed())
                .and(not(speaksSql))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("java.sql..")
                                .or(resideInAPackage("javax.sql.."))
                                .or(resideInAPackage("org.postgresql..")))
                .as("SQL is spoken in the log, in stores of use cases and in wiring");
    }

    ArchRule generatedEventsStayInWire() {
        return noClasses()
                .that(rooms.deployed())
                .and(not(rooms.in("schemas")))
                .and()
                .resideOutsideOfPackage("..wire..")
                .should()
                .dependOnClassesThat(rooms.generatedEvents())
                .as("generated events stay in wire");
    }

    /** Services meet in the log. */
    ArchRule noServiceKnowsAnother() {
        return classes()
                .that(rooms.services())
                .should(
                        Conditions.knowOnly(
                                "its own service",
                                (from, to) ->
                                        !rooms.services().test(to)
                                                || rooms.roomOf(to).equals(rooms.roomOf(from))))
                .as("no service knows another");
    }

    /** The shared library is payload-agnostic: it knows no event, no order, no service. */
    ArchRule theLogKnowsNobody() {
        return classes()
                .that(rooms.in("eventlog"))
                .should(
                        Conditions.knowOnly(
                                "itself of ours",
                                (_, to) -> !rooms.isOurs(to) || rooms.in("eventlog").test(to)))
                .as("the log knows no event, no order, no service");
    }

    /**
     * Replaying cannot act: nothing can be reached from the audits' room, however far, that sends a
     * record, calls another system, changes a broker or speaks to a database. Schemas are fetched
     * by the registry's own client, which is none of our classes.
     */
    ArchRule auditsCannotAct() {
        DescribedPredicate<JavaClass> outside =
                rooms.in("eventlog.relay")
                        .or(rooms.in("eventlog.call"))
                        .or(rooms.in("eventlog.store"))
                        .or(equivalentTo(KafkaProducer.class))
                        .or(equivalentTo(Producer.class))
                        .or(equivalentTo(Admin.class))
                        .or(equivalentTo(ProcessBuilder.class))
                        .or(resideInAPackage("java.net.http.."))
                        .or(resideInAPackage("io.micronaut.http.client.."))
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("javax.sql.."));
        return noClasses()
                .that(rooms.in("projections.audit"))
                .should()
                .transitivelyDependOnClassesThat(outside.as("reach out of the audits' room"))
                .as("replaying cannot act");
    }

    private DescribedPredicate<JavaClass> deployedOutside(String room) {
        return rooms.deployedServers()
                .and(not(rooms.in(room)))
                .as("deployed servers outside %s", room);
    }

    private DescribedPredicate<JavaClass> store() {
        return rooms.services()
                .and(not(resideInAPackage("..domain..").or(resideInAPackage("..wire.."))))
                .and(
                        DescribedPredicate.describe(
                                "stores", type -> Rooms.writtenName(type).endsWith("Store")));
    }
}
