package dev.orderlog.testkit.guarantee.run;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;
import dev.orderlog.testkit.guarantee.Logged;
import dev.orderlog.testkit.guarantee.Place;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every record of every topic, by its headers alone: what stands in the log may be no event at all. */
final class WholeLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<Logged> seen = new ArrayList<>();

    WholeLog(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                TopicCatalogue.load().topics().stream()
                        .map(Topic::name)
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything by now. */
    List<Logged> read() {
        consumer.poll(POLL).forEach(each -> seen.add(logged(each)));
        return List.copyOf(seen);
    }

    /** Everything, to the ends that the partitions have now. */
    List<Logged> readToEnd() {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read();
        }
        return List.copyOf(seen);
    }

    private static Logged logged(ConsumerRecord<String, byte[]> record) {
        return new Logged(
                new Place(record.topic(), record.partition(), record.offset()),
                record.key() == null ? "" : record.key(),
                text(record, CloudEventHeaders.ID).orElse(""),
                text(record, CloudEventHeaders.TYPE).orElse(""),
                text(record, CloudEventHeaders.SOURCE).orElse(""),
                text(record, CloudEventHeaders.SEQUENCE).map(Long::parseLong).orElse(0L),
                text(record, CloudEventHeaders.CAUSATION_ID).orElse(""),
                text(record, CloudEventHeaders.CORRELATION_ID).orElse(""));
    }

    private static Optional<String> text(ConsumerRecord<String, byte[]> record, String header) {
        return CloudEventHeaders.text(record.headers(), header);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
