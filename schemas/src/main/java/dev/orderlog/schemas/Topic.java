package dev.orderlog.schemas;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One topic of the catalogue.
 *
 * @param key what its records are keyed by, in words
 * @param owner the service that answers for the topic
 * @param partitions number of partitions, chosen once
 * @param production durability in production; a development broker has one replica
 * @param events the events it carries, in the order in which an order meets them
 */
public record Topic(
        String name,
        String description,
        String key,
        String owner,
        int partitions,
        Retention retention,
        Cleanup cleanup,
        Production production,
        List<Event> events) {

    public Topic {
        requireNonNull(name, "a topic has no name");
        requireNonNull(description, () -> name + " has no description");
        requireNonNull(key, () -> name + " has no key");
        requireNonNull(owner, () -> name + " has no owner");
        requireNonNull(retention, () -> name + " has no retention");
        requireNonNull(cleanup, () -> name + " has no cleanup");
        requireNonNull(production, () -> name + " has no production durability");
        events = List.copyOf(requireNonNull(events, () -> name + " carries no events"));
        if (partitions < 1) {
            throw new IllegalArgumentException(name + " has " + partitions + " partitions");
        }
    }

    /** The broker's settings of this topic that hold everywhere; replication is for the caller to choose. */
    public Map<String, String> settings() {
        return Map.of(
                "cleanup.policy", cleanup.name(),
                "retention.ms", Long.toString(retention.milliseconds()),
                "retention.bytes", "-1");
    }

    public Optional<Event> event(String type) {
        return events.stream().filter(event -> event.type().equals(type)).findFirst();
    }

    /** What happens to old records; the names are the broker's. */
    public enum Cleanup {
        delete,
        compact
    }

    /**
     * @param replicas copies of each partition
     * @param minInsyncReplicas copies that must have a record before it counts as written
     */
    public record Production(int replicas, int minInsyncReplicas) {
        public Production {
            if (minInsyncReplicas < 1 || replicas < minInsyncReplicas) {
                throw new IllegalArgumentException(
                        replicas
                                + " replicas cannot give "
                                + minInsyncReplicas
                                + " in-sync replicas");
            }
        }
    }

    /** How long records are kept. */
    public record Retention(Optional<Duration> atMost) {

        @JsonCreator
        static Retention parse(String text) {
            return new Retention(
                    text.equals("unlimited")
                            ? Optional.empty()
                            : Optional.of(Duration.parse(text)));
        }

        /** As the broker counts it: -1 is unlimited. */
        public long milliseconds() {
            return atMost.map(Duration::toMillis).orElse(-1L);
        }
    }

    /**
     * An event type in the choreography.
     *
     * @param type simple name, as in the {@code ce_type} header
     * @param emittedBy the one service that may emit it
     * @param causes event types of which any one leads to it; empty where the cause lies outside the log
     * @param signal what leads to it from outside the log; null where events alone do
     */
    public record Event(
            String type, String emittedBy, List<String> causes, @Nullable String signal) {
        public Event {
            requireNonNull(type, "an event has no type");
            requireNonNull(emittedBy, () -> type + " is emitted by nobody");
            causes = List.copyOf(requireNonNullElse(causes, List.of()));
            if (causes.isEmpty() && signal == null) {
                throw new IllegalArgumentException("nothing leads to " + type);
            }
        }
    }
}
