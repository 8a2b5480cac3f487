package dev.orderlog.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.Map;

/** Somebody who reads the log, from its present end on, and looks at keys and types only. */
final class LogWatch implements AutoCloseable {

    private static final Duration POLL_MAX = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Sightings sightings;
    private final Thread reading;

    interface Sightings {
        void seen(String type, String key, long nanos);
    }

    /** @param fetchMinBytes 1 to see each event at once; more where only counts matter, to be less of a load */
    LogWatch(String bootstrapServers, String topic, int fetchMinBytes, Sightings sightings) {
        this.sightings = sightings;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "fetch.min.bytes",
                                fetchMinBytes,
                                "fetch.max.wait.ms",
                                100,
                                "max.poll.records",
                                5_000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.reading = Thread.ofPlatform().daemon().name("log-watch").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(POLL_MAX);
                long now = System.nanoTime();
                for (var record : records) {
                    var type = record.headers().lastHeader("ce_type");
                    if (type != null) {
                        sightings.seen(new String(type.value(), UTF_8), record.key(), now);
                    }
                }
            }
        } catch (WakeupException closing) {
            // what was wanted
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reading.join();
    }
}
