package dev.orderlog.eventlog.listen;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads given ranges of the log, outside any consumer group: it commits nothing and disturbs nobody. Used by one thread. */
public final class PartitionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STALLED = Duration.ofSeconds(30);

    /** Offsets of one partition, the end excluded. */
    public record Range(long from, long to) {

        public boolean isEmpty() {
            return from >= to;
        }

        public long size() {
            return Math.max(0, to - from);
        }

        /** At most so many offsets at the end. */
        public Range last(long count) {
            return new Range(Math.max(from, to - count), to);
        }

        /** What {@link #last} leaves. */
        public Range withoutLast(long count) {
            return new Range(from, Math.max(from, to - count));
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;

    /** @param clientProperties bootstrap servers, security and the like; those of a producer will do, what a consumer does not know is left out */
    public PartitionReader(Map<String, Object> clientProperties) {
        var properties = new HashMap<String, Object>();
        var known = ConsumerConfig.configNames();
        clientProperties.forEach((name, value) -> {
            if (known.contains(name)) {
                properties.put(name, value);
            }
        });
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Everything that the topics hold now, a range for each partition. */
    public Map<TopicPartition, Range> everything(Collection<String> topics) {
        var partitions = topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
        consumer.assign(partitions);
        consumer.pause(partitions);
        var first = consumer.beginningOffsets(partitions);
        var ranges = new HashMap<TopicPartition, Range>();
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        ranges.put(partition, new Range(first.getOrDefault(partition, 0L), end)));
        return ranges;
    }

    /** The given ranges without what lies wholly before a time: behind the new start there may be older records, before it no younger ones. */
    public Map<TopicPartition, Range> since(Instant time, Map<TopicPartition, Range> ranges) {
        var times = new HashMap<TopicPartition, Long>();
        ranges.keySet().forEach(partition -> times.put(partition, time.toEpochMilli()));
        var found = consumer.offsetsForTimes(times);
        var later = new HashMap<TopicPartition, Range>();
        ranges.forEach((partition, range) -> {
            var offset = found.get(partition);
            long from = offset == null ? range.to() : Math.max(range.from(), offset.offset());
            later.put(partition, new Range(Math.min(from, range.to()), range.to()));
        });
        return later;
    }

    /**
     * Reads the ranges to their ends.
     *
     * @param betweenPolls runs at least every half second, for whoever must show signs of life
     * @throws TimeoutException when no record came for half a minute
     */
    public void read(
            Map<TopicPartition, Range> ranges,
            Consumer<ConsumerRecord<String, byte[]>> sink,
            Runnable betweenPolls) {
        var open = new HashMap<>(ranges);
        open.values().removeIf(Range::isEmpty);
        consumer.assign(open.keySet());
        consumer.resume(open.keySet());
        open.forEach((partition, range) -> consumer.seek(partition, range.from()));
        long progressNanos = System.nanoTime();
        while (!open.isEmpty()) {
            betweenPolls.run();
            var records = consumer.poll(POLL);
            for (var partition : records.partitions()) {
                var range = open.get(partition);
                for (var record : records.records(partition)) {
                    if (range != null && record.offset() < range.to()) {
                        sink.accept(record);
                    }
                }
            }
            var ended =
                    open.entrySet().stream()
                            .filter(entry ->
                                    consumer.position(entry.getKey()) >= entry.getValue().to())
                            .map(Map.Entry::getKey)
                            .toList();
            open.keySet().removeAll(ended);
            consumer.pause(ended);
            if (!records.isEmpty() || !ended.isEmpty()) {
                progressNanos = System.nanoTime();
            } else if (System.nanoTime() - progressNanos > STALLED.toNanos()) {
                throw new TimeoutException("no record from " + open.keySet() + " for " + STALLED);
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        var partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
        }
        return partitions.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
