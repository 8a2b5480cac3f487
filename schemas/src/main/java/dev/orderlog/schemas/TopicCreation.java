package dev.orderlog.schemas;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

/**
 * Makes the topics of the catalogue that are missing. One that is there is never changed: moving keys to other partitions or
 * forgetting events is nothing that a deploy step may do.
 */
public final class TopicCreation {

    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";

    private final Admin admin;
    private final OptionalInt replicas;

    /** @param replicas of each partition, where there are fewer brokers than the catalogue asks for; empty: the catalogue's */
    public TopicCreation(Admin admin, OptionalInt replicas) {
        this.admin = admin;
        this.replicas = replicas;
    }

    /** A topic that was there or was made. */
    public record Ready(String topic, int partitions, boolean made) {}

    /** Topics that are there are not what the catalogue says. */
    public static final class OtherTopicException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherTopicException(List<String> differences) {
            super("topics differ from the catalogue:\n  - " + String.join("\n  - ", differences));
        }
    }

    /**
     * @throws OtherTopicException naming every setting of a topic that is there and differs
     * @throws IOException when Kafka does not answer or refuses, naming the topic
     */
    public List<Ready> create(TopicCatalogue catalogue) throws IOException, InterruptedException {
        var ready = new ArrayList<Ready>();
        var differences = new ArrayList<String>();
        for (var topic : catalogue.topics()) {
            boolean made = described(topic).isEmpty() && make(topic);
            if (!made) {
                differences.addAll(differences(topic));
            }
            ready.add(new Ready(topic.name(), topic.partitions(), made));
        }
        if (!differences.isEmpty()) {
            throw new OtherTopicException(differences);
        }
        return ready;
    }

    private Optional<TopicDescription> described(Topic topic)
            throws IOException, InterruptedException {
        try {
            return answer(topic, admin.describeTopics(List.of(topic.name())).allTopicNames())
                    .values()
                    .stream()
                    .findFirst();
        } catch (IOException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private boolean make(Topic topic) throws IOException, InterruptedException {
        var settings = new HashMap<>(topic.settings());
        settings.put(MIN_INSYNC_REPLICAS, Integer.toString(minInsyncReplicas(topic)));
        var made =
                new NewTopic(topic.name(), topic.partitions(), (short) replicas(topic))
                        .configs(settings);
        try {
            answer(topic, admin.createTopics(List.of(made)).all());
            return true;
        } catch (IOException refused) {
            if (refused.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw refused;
        }
    }

    private List<String> differences(Topic topic) throws IOException, InterruptedException {
        var differences = new ArrayList<String>();
        var found = described(topic).orElseThrow(() -> new IOException(topic.name() + " is gone"));
        compare(differences, topic, "partitions", topic.partitions(), found.partitions().size());
        compare(
                differences,
                topic,
                "replicas",
                replicas(topic),
                found.partitions().getFirst().replicas().size());
        var settings = settings(topic);
        topic.settings()
                .forEach((name, wanted) ->
                        compare(differences, topic, name, wanted, settings.get(name)));
        compare(
                differences,
                topic,
                MIN_INSYNC_REPLICAS,
                Integer.toString(minInsyncReplicas(topic)),
                settings.get(MIN_INSYNC_REPLICAS));
        return differences;
    }

    private Map<String, String> settings(Topic topic) throws IOException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        return answer(topic, admin.describeConfigs(List.of(resource)).all()).values().stream()
                .flatMap(settings -> settings.entries().stream())
                .filter(entry -> entry.value() != null)
                .collect(toMap(entry -> entry.name(), entry -> entry.value()));
    }

    private static void compare(
            List<String> differences,
            Topic topic,
            String what,
            Object wanted,
            @Nullable Object found) {
        if (!wanted.equals(found)) {
            differences.add("%s: %s is %s, not %s".formatted(topic.name(), what, found, wanted));
        }
    }

    private int replicas(Topic topic) {
        return replicas.orElse(topic.production().replicas());
    }

    /** Of fewer replicas than the catalogue asks for, one may be away. */
    private int minInsyncReplicas(Topic topic) {
        int wanted = topic.production().minInsyncReplicas();
        return replicas(topic) >= topic.production().replicas()
                ? wanted
                : Math.clamp(replicas(topic) - 1, 1, wanted);
    }

    private static <T> T answer(Topic topic, KafkaFuture<T> future)
            throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException refused) {
            var cause = requireNonNullElse(refused.getCause(), refused);
            throw new IOException(topic.name() + ": " + cause.getMessage(), cause);
        }
    }
}
