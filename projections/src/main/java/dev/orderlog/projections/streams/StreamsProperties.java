package dev.orderlog.projections.streams;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.net.URI;
import java.util.Map;
import java.util.Properties;

final class StreamsProperties {

    /** A killed instance's partitions move after this. Only the classic protocol lets the client choose it. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private static final int HEARTBEAT_INTERVAL_MS = 2_000;

    /** Views that changed since the last commit; readers see them here. */
    private static final int CACHE_BYTES = 16 << 20;

    /** After a crash, so much is folded again. Nobody waits for a commit: readers see what is folded. */
    private static final int COMMIT_INTERVAL_MS = 500;

    /** Views may be so late, so that events come together: an event alone costs broker and views several times as much. */
    private static final int GATHERING_MS = 50;

    private static final int GATHERED_BYTES = 16 << 10;

    private StreamsProperties() {}

    /** @param kafka where Kafka is and how to connect to it */
    static Properties of(ProjectionsSettings settings, Map<String, Object> kafka, URI advertised) {
        var properties = new Properties();
        properties.putAll(kafka);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                advertised.getHost() + ":" + advertised.getPort());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, settings.groupProtocol());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        properties.put(mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), GATHERED_BYTES);
        properties.put(mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), GATHERING_MS);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbLimits.class);
        // Nothing is global here; without it, each start warns of Kafka 5's default.
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        if (settings.groupProtocol().equalsIgnoreCase("classic")) {
            properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
            properties.put(
                    consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
            properties.put(
                    consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                    HEARTBEAT_INTERVAL_MS);
            settings.advertisedUrl()
                    .ifPresent(url ->
                            properties.put(
                                    consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                                    member(url)));
        }
        properties.putAll(settings.streams());
        return properties;
    }

    /** An instance that was killed and comes back under its name is given its partitions at once. */
    private static String member(URI advertised) {
        return advertised.getAuthority().replaceAll("[^a-zA-Z0-9.-]", "-");
    }
}
