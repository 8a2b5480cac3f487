package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.eventlog.trace.Marks;
import dev.orderlog.eventlog.trace.Traces;

import io.opentelemetry.api.trace.Span;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Hands events to Kafka. A record is never given up: one that expired while a later one of its partition arrived would break the
 * order, so the only failures are those that no retry heals, and after the first of them the publisher must be thrown away.
 */
final class Publisher {

    /**
     * What a relay may not be configured out of. One request at a time: of several, a broker that is just becoming the leader of a
     * partition may refuse the first and take the second, as it knows nothing of a new producer; the first then comes too late for
     * ever (OutOfOrderSequenceException). Idempotence alone does not keep the order there.
     */
    private static final Map<String, Object> GUARANTEES =
            Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                    1,
                    ProducerConfig.RETRIES_CONFIG,
                    Integer.MAX_VALUE,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    Integer.MAX_VALUE);

    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    ProducerConfig.LINGER_MS_CONFIG, 5,
                    ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);

    private final Set<String> topics;
    private final Traces traces;
    private final Producer<String, byte[]> producer;
    private final ExecutorService flusher;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile long acknowledgedNanos = System.nanoTime();
    private volatile @Nullable Exception failure;
    private volatile @Nullable Thread waiting;

    Publisher(RelaySettings settings, Traces traces) {
        this.traces = traces;
        topics = settings.topics();
        var properties = new HashMap<>(DEFAULTS);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "relay-" + settings.slotName());
        properties.putAll(settings.producerProperties());
        properties.putAll(GUARANTEES);
        producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        flusher = Threads.virtual("relay-flush " + settings.source());
    }

    /**
     * Hands one event over; it is acknowledged to its transaction later.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException when no broker tells where the topic is: nothing was sent, try again
     * @throws org.apache.kafka.common.errors.ApiException when the event cannot be sent as it is, for example because of its size
     */
    void send(Envelope event, long lsn, InFlight.Transaction transaction) {
        requireKnownTopic(event);
        int size = event.value().length;
        if (events.getAndIncrement() == 0) {
            acknowledgedNanos = System.nanoTime();
        }
        bytes.addAndGet(size);
        transaction.sending();
        var delivery = new Delivery(transaction, size, traces.publishing(event));
        try {
            producer.send(CloudEventHeaders.toRecord(event, lsn), delivery);
        } catch (RuntimeException notTaken) {
            settle(transaction, size);
            throw notTaken;
        }
        delivery.throwIfNotTaken();
    }

    long eventsInFlight() {
        return events.get();
    }

    long bytesInFlight() {
        return bytes.get();
    }

    /** How many events were acknowledged since this was asked last. */
    long takeAcknowledged() {
        return acknowledged.getAndSet(0);
    }

    /** For how long events have been in flight without any acknowledgement. */
    Duration silence() {
        return events.get() == 0
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - acknowledgedNanos);
    }

    /** Sends what lingers, without waiting for it. */
    void flush() {
        if (flushing.compareAndSet(false, true)) {
            flusher.execute(() -> {
                try {
                    producer.flush();
                } finally {
                    flushing.set(false);
                }
            });
        }
    }

    /** Waits until something was acknowledged or failed, or the time is over. */
    void awaitAcknowledgement(Duration atMost) {
        waiting = Thread.currentThread();
        try {
            if (events.get() > 0 && failure == null) {
                LockSupport.parkNanos(this, atMost.toNanos());
            }
        } finally {
            waiting = null;
        }
    }

    boolean failed() {
        return failure != null;
    }

    void throwIfFailed() {
        var cause = failure;
        if (cause != null) {
            throw new KafkaException("Kafka refused an event: " + cause.getMessage(), cause);
        }
    }

    /**
     * Gives what is in flight the time to arrive; after that, it may or may not. An interrupt, noted still when this returns, ends
     * the waiting.
     */
    void close(Duration atMost) {
        try {
            producer.close(atMost);
        } catch (InterruptException stopped) {
            Thread.currentThread().interrupt();
        }
        flusher.shutdown();
    }

    /** The fate of one event. What the producer does not even take, it reports on the sending thread. */
    private final class Delivery implements Callback {

        private final InFlight.Transaction transaction;
        private final int size;
        private final Span hop;
        private final Thread sender = Thread.currentThread();
        private @Nullable RuntimeException notTaken;

        private Delivery(InFlight.Transaction transaction, int size, Span hop) {
            this.transaction = transaction;
            this.size = size;
            this.hop = hop;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
            if (exception == null) {
                acknowledgedNanos = System.nanoTime();
                acknowledged.incrementAndGet();
                if (metadata != null) {
                    Marks.placed(hop, metadata.partition(), metadata.offset());
                }
                hop.end();
                settle(transaction, size);
            } else if (Thread.currentThread() == sender) {
                notTaken =
                        exception instanceof RuntimeException unchecked
                                ? unchecked
                                : new KafkaException(exception);
                settle(transaction, size);
            } else {
                Marks.failed(hop, exception);
                fail(exception);
            }
        }

        private void throwIfNotTaken() {
            if (notTaken != null) {
                throw notTaken;
            }
        }
    }

    /** Only of the topics it was given does a relay read the tail when it starts. */
    private void requireKnownTopic(Envelope event) {
        if (!topics.contains(event.topic())) {
            throw new IllegalStateException(
                    "event %s is for topic %s, but this relay publishes to %s only"
                            .formatted(event.id(), event.topic(), topics));
        }
    }

    private void settle(InFlight.Transaction transaction, int size) {
        bytes.addAndGet(-size);
        transaction.acknowledged();
        events.decrementAndGet();
        wake();
    }

    private void fail(Exception exception) {
        if (failure == null) {
            failure = exception;
            // Nothing behind the refused event may overtake it.
            producer.close(Duration.ZERO);
        }
        wake();
    }

    private void wake() {
        var thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
