package dev.orderlog.embedded;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * A real KRaft broker and controller in one node, on loopback. Its log survives {@link #close()} and is there at the next start in
 * the same directory.
 */
public sealed interface EmbeddedKafka extends AutoCloseable permits InProcessKafka, ChildKafka {

    /** Starts it inside this JVM: cheapest, but a disk error inside Kafka may halt the JVM. */
    static EmbeddedKafka inProcess(KafkaPlace place) {
        var chosen = place.withPortsChosen();
        chosen.requirePortsFree();
        var node = KafkaNode.start(chosen.brokerProperties());
        return ready(new InProcessKafka(chosen, node), "Kafka", chosen, new CompletableFuture<>());
    }

    /** Starts it as a JVM of its own, which may be killed, paused and resumed; it ends when this JVM ends. */
    static ChildKafka childProcess(KafkaPlace place) {
        var chosen = place.withPortsChosen();
        var child = ChildKafka.start(chosen);
        return ready(
                child,
                "Kafka (see %s)".formatted(child.jvm().logFile()),
                chosen,
                child.jvm().ended());
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

    private static <K extends EmbeddedKafka> K ready(
            K kafka, String name, KafkaPlace place, CompletableFuture<?> ended) {
        try {
            Readiness.await(name, ended, () -> Ports.answers(place.port()));
            try (var admin = new KafkaAdministration(kafka.bootstrapServers())) {
                Readiness.await(name, ended, admin::hasBroker);
            }
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }
}
