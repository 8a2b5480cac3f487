package dev.orderlog.testkit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads a topic from its beginning with a plain consumer, as somebody who is none of ours would. For one thread. */
public final class LogReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventSerde serde;
    private final List<Read> seen = new ArrayList<>();

    /**
     * An event as it stands in the log.
     *
     * @param headers CloudEvents attributes and their companions, by header name
     */
    public record Read(String key, Map<String, String> headers, SpecificRecord event) {

        public String type() {
            return event.getSchema().getName();
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public LogReader(String topic) {
        this.serde = EventSerde.at(RegistrySettings.at(SharedServers.registry().url()));
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                SharedServers.kafka().bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits, up to a minute, until the events of a key are as expected, and returns them in the order of the log. */
    public List<Read> await(String key, Predicate<List<Read>> expected) {
        return Awaitility.await("events of " + key)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> of(key), expected);
    }

    /** Waits until an event of a type stands under the key, and returns the first one. */
    public Read await(String key, String type) {
        return await(key, events -> events.stream().anyMatch(read -> read.type().equals(type)))
                .stream()
                .filter(read -> read.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    public Read await(UUID orderId, String type) {
        return await(orderId.toString(), type);
    }

    /** What stands in the log under a key by now. */
    public List<Read> of(String key) {
        return readOn().stream().filter(read -> read.key().equals(key)).toList();
    }

    /** Everything that stands in the topic by now. */
    public List<Read> readOn() {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            seen.add(read(record));
        }
        return List.copyOf(seen);
    }

    private Read read(ConsumerRecord<String, byte[]> record) {
        var headers = new java.util.HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new Read(record.key(), headers, serde.decode(record.topic(), record.value()));
    }

    @Override
    public void close() throws IOException {
        consumer.close();
        serde.close();
    }
}
