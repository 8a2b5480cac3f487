package dev.orderlog.embedded;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One Kafka, one PostgreSQL and one registry for all tests of a JVM, each started when first asked for and stopped when the JVM
 * exits. Tests stay apart by fresh topics and databases; nobody may stop or pause these servers: a test of faults starts its own.
 */
public final class SharedServers {

    private static final AtomicInteger FRESH = new AtomicInteger();

    private SharedServers() {}

    public static EmbeddedKafka kafka() {
        return KafkaHolder.KAFKA;
    }

    public static EmbeddedPostgres postgres() {
        return PostgresHolder.POSTGRES;
    }

    public static EmbeddedRegistry registry() {
        return RegistryHolder.REGISTRY;
    }

    /** Creates a topic nobody else has and returns its name, which begins with the prefix. */
    public static String freshTopic(String prefix, int partitions) {
        var name = prefix + "-" + FRESH.incrementAndGet();
        kafka().createTopics(List.of(new Topic(name, partitions)));
        return name;
    }

    /** Creates a database nobody else has and returns its name, which begins with the prefix. */
    public static String freshDatabase(String prefix) {
        var name = prefix + "_" + FRESH.incrementAndGet();
        postgres().createDatabase(name);
        return name;
    }

    private static final class KafkaHolder {
        static final EmbeddedKafka KAFKA =
                TestDirectory.closedAtExit(
                        EmbeddedKafka.inProcess(KafkaPlace.in(TestDirectory.of("kafka"))));
    }

    private static final class PostgresHolder {
        static final EmbeddedPostgres POSTGRES =
                TestDirectory.closedAtExit(
                        EmbeddedPostgres.start(TestDirectory.of("postgres"), 0)
                                .endingWithThisJvm());
    }

    private static final class RegistryHolder {
        static final EmbeddedRegistry REGISTRY =
                TestDirectory.closedAtExit(
                        EmbeddedRegistry.start(RegistryPlace.in(TestDirectory.of("registry"))));
    }
}
