package dev.orderlog.projections.wire;

import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.StockEvent;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The readers of both topics, on one connection to the registry. Safe for use by all stream threads. */
public final class EventReaders implements AutoCloseable {

    private static final int FETCH_ATTEMPTS_MAX = 8;
    private static final Duration FETCH_PAUSE_FIRST = Duration.ofMillis(100);

    private final EventSerde serde;
    private final AvroFrames frames;

    public EventReaders(RegistrySettings settings) {
        var registry = settings.connect();
        this.serde = new EventSerde(registry, settings);
        this.frames = new AvroFrames(registry, serde, Retry.of("schema-fetch", patience()));
    }

    public EventReader<OrderEvent> orders() {
        return new EventReader<>(
                names(OrderEvent.class),
                frames,
                OrderWire::toDomain,
                event -> event.orderId().toString());
    }

    public EventReader<StockEvent> stock() {
        return new EventReader<>(
                names(StockEvent.class), frames, StockWire::toDomain, StockEvent::sku);
    }

    /** For whoever wants to see whole payloads. */
    public PayloadReader payloads() {
        return new PayloadReader(frames);
    }

    /** For the check of a topic of the orders' or, where {@code stock}, of the SKUs' kind; its name does not matter. */
    public LogEventReader log(boolean stock) {
        return stock
                ? new LogEventReader(names(StockEvent.class), frames, "sku")
                : new LogEventReader(names(OrderEvent.class), frames, "orderId");
    }

    @Override
    public void close() throws IOException {
        serde.close();
    }

    /** About 13 seconds in all, well below the limit at which the broker takes a stream thread for dead. */
    private static RetryConfig patience() {
        return RetryConfig.custom()
                .maxAttempts(FETCH_ATTEMPTS_MAX)
                .intervalFunction(
                        IntervalFunction.ofExponentialRandomBackoff(FETCH_PAUSE_FIRST, 2.0))
                .retryExceptions(RegistryUnavailableException.class)
                .build();
    }

    static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
