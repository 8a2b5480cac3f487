package dev.orderlog.quickstart.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.schemas.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Follows the log with a consumer of its own. */
public final class ProgressReader implements AutoCloseable {

    private static final Duration POLL_MAX = Duration.ofMillis(200);

    private final Progress progress;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reading;

    public ProgressReader(String bootstrapServers, Progress progress) {
        this.progress = progress;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        this.reading = Thread.ofPlatform().daemon().name("chaos-progress").start(this::read);
    }

    private void read() {
        try (consumer) {
            consumer.assign(
                    consumer.partitionsFor(TopicCatalogue.ORDER_EVENTS).stream()
                            .map(found -> new TopicPartition(found.topic(), found.partition()))
                            .toList());
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL_MAX).forEach(this::note);
            }
        } catch (WakeupException closed) {
            // as wanted
        }
    }

    private void note(ConsumerRecord<String, byte[]> found) {
        var type = found.headers().lastHeader("ce_type");
        if (type != null && found.key() != null) {
            progress.note(found.key(), new String(type.value(), UTF_8), Instant.now());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
