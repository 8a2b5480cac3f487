package dev.orderlog.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the log itself, from where it stood when this was opened. For one thread. */
public final class LogReader implements AutoCloseable {

    private static final Duration POLL_MAX = Duration.ofMillis(100);

    /** An event as its headers tell it. */
    public record Logged(String id, String type) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<TopicPartition> partitions;
    private final Map<String, List<Logged>> byOrder = new HashMap<>();

    public LogReader(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(TopicCatalogue.ORDER_EVENTS).stream()
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .collect(toSet());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The order's events in the log so far, in its order. */
    public List<Logged> eventsOf(String orderId) {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL_MAX)
                    .forEach(found ->
                            byOrder.computeIfAbsent(found.key(), _ -> new ArrayList<>())
                                    .add(
                                            new Logged(
                                                    header(found, "ce_id"),
                                                    header(found, "ce_type"))));
        }
        return List.copyOf(byOrder.getOrDefault(orderId, List.of()));
    }

    private static String header(ConsumerRecord<?, ?> found, String name) {
        var header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
