package dev.orderlog.embedded;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A real KRaft broker and controller in one node, on loopback, by itself or as one of a {@link KafkaCluster}. Its log survives
 * {@link #close()} and is there at the next start in the same directory.
 */
public sealed interface EmbeddedKafka extends AutoCloseable permits InProcessKafka, ChildKafka {

    /** Starts it inside this JVM: cheapest, but a disk error inside Kafka may halt the JVM. */
    static EmbeddedKafka inProcess(KafkaPlace place) {
        var member = KafkaMember.alone(place.withPortsChosen());
        member.place().requirePortsFree();
        var node = KafkaNode.start(member.brokerProperties());
        return KafkaReadiness.await(
                new InProcessKafka(member.place(), node),
                "Kafka",
                member,
                new CompletableFuture<>());
    }

    /** Starts it as a JVM of its own, which may be killed, paused and resumed; it ends when this JVM ends. */
    static ChildKafka childProcess(KafkaPlace place) {
        return childProcess(KafkaMember.alone(place.withPortsChosen()));
    }

    /**
     * Starts one node of a cluster as a JVM of its own. It is ready only together with so many others that they are the greater part
     * of the quorum: start those side by side.
     */
    static ChildKafka childProcess(KafkaMember member) {
        return childProcess(member, List.of());
    }

    /** @param jvmFlags prevail over the broker's own, which make it small and soon ready */
    static ChildKafka childProcess(KafkaMember member, List<String> jvmFlags) {
        return ChildKafka.start(member, jvmFlags).awaitReady();
    }

    String bootstrapServers();

    /** Creates the topics that do not exist yet and leaves the others as they are. */
    default void createTopics(Collection<Topic> topics) {
        try (var admin = new KafkaAdministration(bootstrapServers())) {
            admin.createMissing(topics);
        }
    }

    @Override
    void close();
}
