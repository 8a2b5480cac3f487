package dev.orderlog.eventlog.listen;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.List;

/** What others can see of a listener: metrics {@code orderlog.listen.*}, tagged with the service's source. */
public final class ListenGauges implements AutoCloseable {

    private final MeterRegistry registry;
    private final List<Meter> meters;

    public ListenGauges(String source, Listener<?, ?> listener, MeterRegistry registry) {
        this.registry = registry;
        this.meters =
                List.of(
                        Gauge.builder("orderlog.listen.lag", listener::lag)
                                .baseUnit("events")
                                .description("Events in this instance's partitions not polled yet")
                                .tag("source", source)
                                .register(registry),
                        Gauge.builder(
                                        "orderlog.listen.healthy",
                                        () -> listener.ailment() == null ? 1 : 0)
                                .description("1 while this instance handles what it hears")
                                .tag("source", source)
                                .register(registry),
                        FunctionCounter.builder(
                                        "orderlog.listen.room.wait",
                                        listener,
                                        Listener::secondsWaitedForRoom)
                                .baseUnit("seconds")
                                .description(
                                        "Time in which no event was polled, for want of room for"
                                                + " calls")
                                .tag("source", source)
                                .register(registry));
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
