package dev.orderlog.embedded;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes numbered letters all the time, as carefully as a relay does, and remembers which ones the brokers have taken. */
final class SteadyWriter implements AutoCloseable {

    private static final int PAUSE_MS = 5;

    private final KafkaProducer<String, String> producer;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Exception> refused = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread writing;

    SteadyWriter(String bootstrapServers, String topic) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true,
                                "max.in.flight.requests.per.connection",
                                1,
                                "delivery.timeout.ms",
                                Integer.MAX_VALUE),
                        new StringSerializer(),
                        new StringSerializer());
        writing = Thread.ofPlatform().start(() -> write(topic));
    }

    private void write(String topic) {
        try {
            for (int n = 0; !stop.await(PAUSE_MS, TimeUnit.MILLISECONDS); n++) {
                var letter = Integer.toString(n);
                producer.send(
                        new ProducerRecord<>(topic, letter, letter),
                        (_, failure) -> {
                            if (failure == null) {
                                acknowledged.add(letter);
                            } else {
                                refused.add(failure);
                            }
                        });
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    List<Exception> refused() {
        return refused;
    }

    /** Returns when everything written has been answered. */
    void stop() throws InterruptedException {
        stop.countDown();
        writing.join();
        producer.flush();
    }

    @Override
    public void close() {
        stop.countDown();
        producer.close();
    }
}
