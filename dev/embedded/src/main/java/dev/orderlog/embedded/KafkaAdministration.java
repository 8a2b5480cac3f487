package dev.orderlog.embedded;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

final class KafkaAdministration implements AutoCloseable {

    /** A starting broker takes requests that it does not answer; a later one it does. */
    private static final int REQUEST_TIMEOUT_MS = 4_000;

    private final Admin admin;

    KafkaAdministration(String bootstrapServers) {
        admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                REQUEST_TIMEOUT_MS));
    }

    boolean hasBroker(int id) throws ExecutionException, InterruptedException {
        return answer(admin.describeCluster().nodes()).stream().anyMatch(node -> node.id() == id);
    }

    /** Whether every replica of every partition, the internal ones among them, has all that its leader has. */
    boolean allInSync() throws ExecutionException, InterruptedException {
        var names = answer(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        return answer(admin.describeTopics(names).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.isr().size() == partition.replicas().size());
    }

    /** Waits for as many brokers as a topic has replicas. */
    void createMissing(Collection<Topic> topics) {
        var names = topics.stream().map(Topic::name).toList();
        Readiness.await("Topics " + names, new CompletableFuture<>(), () -> allCreated(topics));
        Readiness.await("Topics " + names, new CompletableFuture<>(), () -> everybodyKnows(names));
    }

    private boolean allCreated(Collection<Topic> topics) throws InterruptedException {
        var wanted = topics.stream().map(KafkaAdministration::newTopic).toList();
        boolean all = true;
        for (var creation : admin.createTopics(wanted).values().entrySet()) {
            all &= createdOrThere(creation.getKey(), creation.getValue());
        }
        return all;
    }

    /** The controller has made a topic before the brokers know it, and they know it before they lead its partitions. */
    private boolean everybodyKnows(Collection<String> topics)
            throws ExecutionException, InterruptedException {
        var described = answer(admin.describeTopics(topics).allTopicNames());
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        described.forEach((topic, description) ->
                description
                        .partitions()
                        .forEach(partition ->
                                ends.put(
                                        new TopicPartition(topic, partition.partition()),
                                        OffsetSpec.latest())));
        return described.values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .allMatch(partition -> partition.leader() != null)
                && answer(admin.listOffsets(ends).all()).size() == ends.size();
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.config());
    }

    /** False when there are too few brokers yet. */
    private static boolean createdOrThere(String topic, KafkaFuture<Void> creation)
            throws InterruptedException {
        try {
            answer(creation);
            return true;
        } catch (ExecutionException e) {
            return switch (requireNonNull(e.getCause())) {
                case TopicExistsException _ -> true;
                case InvalidReplicationFactorException _ -> false;
                default ->
                        throw new IllegalStateException(
                                "Topic %s was not created: %s".formatted(topic, e.getCause()), e);
            };
        }
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException {
        try {
            return future.get(Readiness.CEILING.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within %d s".formatted(Readiness.CEILING.toSeconds()), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
