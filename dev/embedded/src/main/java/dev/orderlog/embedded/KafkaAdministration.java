package dev.orderlog.embedded;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

final class KafkaAdministration implements AutoCloseable {

    private final Admin admin;

    KafkaAdministration(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    boolean hasBroker() throws ExecutionException, InterruptedException {
        return !answer(admin.describeCluster().nodes()).isEmpty();
    }

    void createMissing(Collection<Topic> topics) {
        var wanted = topics.stream().map(KafkaAdministration::newTopic).toList();
        admin.createTopics(wanted).values().forEach(KafkaAdministration::createdOrThere);
        var names = topics.stream().map(Topic::name).toList();
        Readiness.await("Topics " + names, new CompletableFuture<>(), () -> everybodyKnows(names));
    }

    /** The controller has made a topic before the broker knows it. */
    private boolean everybodyKnows(Collection<String> topics)
            throws ExecutionException, InterruptedException {
        return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.config());
    }

    private static void createdOrThere(String topic, KafkaFuture<Void> creation) {
        try {
            answer(creation);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "Topic %s was not created: %s".formatted(topic, e.getCause()), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topic " + topic, e);
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
