package dev.orderlog.eventlog.listen;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * For how long a topic can deliver a record again, asked of the broker: as long as the record may still lie there. That is more than
 * {@code retention.ms}, because whole segments are deleted, and by the youngest timestamp in them.
 *
 * @see <a href="https://kafka.apache.org/documentation/#topicconfigs">Kafka, topic configuration</a>
 */
public final class Redelivery {

    /** For the brokers' own intervals: looking for old segments, and deleting their files. */
    private static final Duration DELETION_DELAY = Duration.ofHours(1);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final Map<String, Object> clientProperties;

    /** @param clientProperties bootstrap servers, security and the like */
    public Redelivery(Map<String, Object> clientProperties) {
        this.clientProperties = clientProperties;
    }

    /**
     * @return the longest time between a record's timestamp and its last delivery; empty where records are kept for ever
     * @throws KafkaException when the broker could not be asked
     */
    public Optional<Duration> longest(String topic) throws InterruptedException {
        var config = config(topic);
        var retentionMs = number(config, TopicConfig.RETENTION_MS_CONFIG);
        boolean compacted =
                config.get(TopicConfig.CLEANUP_POLICY_CONFIG)
                        .value()
                        .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        if (retentionMs < 0 || compacted) {
            return Optional.empty();
        }
        return Optional.of(
                DELETION_DELAY
                        .plusMillis(retentionMs)
                        .plusMillis(number(config, TopicConfig.SEGMENT_MS_CONFIG))
                        .plusMillis(timestampsAheadMs(config)));
    }

    /** A record stamped in the future holds its whole segment for so much longer. */
    private static long timestampsAheadMs(Config config) {
        return Math.min(
                number(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Duration.ofDays(36_500).toMillis());
    }

    private static long number(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }

    private Config config(String topic) throws InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = Admin.create(adminProperties())) {
            var answer = admin.describeConfigs(List.of(resource)).all();
            return answer.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS).values().stream()
                    .findFirst()
                    .orElseThrow();
        } catch (ExecutionException failed) {
            throw new KafkaException("the configuration of " + topic + " is not known", failed);
        } catch (TimeoutException late) {
            throw new KafkaException(
                    "no broker told the configuration of " + topic + " in " + ANSWER_MAX, late);
        }
    }

    private Map<String, Object> adminProperties() {
        var properties = new HashMap<>(clientProperties);
        properties.keySet().retainAll(AdminClientConfig.configNames());
        return properties;
    }
}
