package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.thread.Threads;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** Measures now and then what waits; every instance tells the same numbers, for they are the database's. */
public final class ParkedGauges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedGauges.class);

    private static final String MEASURE =
            """
            select (select count(*) from parked_order) as orders,
                   least((select min(parked_at) from parked_order), min(parked_at)) as oldest,
                   count(*) filter (where parked_at is null) as calls_waiting,
                   count(*) filter (where parked_at is null and last_error is not null) as calls_failing,
                   count(*) filter (where parked_at is not null) as calls_parked
              from outside_call\
            """;

    private final DataSource dataSource;
    private final Duration interval;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final String source;
    private final List<Meter> meters = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread loop;
    private volatile Measured measured = new Measured(0, Instant.MAX, 0, 0, 0);

    private record Measured(
            long orders, Instant oldest, long callsWaiting, long callsFailing, long callsParked) {}

    /**
     * @param source the service, as the gauges' tag
     * @param leftAlone destinations that are not called for a while
     */
    public ParkedGauges(
            String source,
            DataSource dataSource,
            Duration interval,
            Supplier<List<String>> leftAlone,
            InstantSource clock,
            MeterRegistry registry) {
        this.source = source;
        this.dataSource = dataSource;
        this.interval = interval;
        this.clock = clock;
        this.registry = registry;
        gauge("orderlog.parked.orders", "Orders that are parked", () -> measured.orders());
        gauge(
                "orderlog.parked.oldest.age.seconds",
                "Age of what has waited longest for a person, order or call",
                this::oldestAgeSeconds);
        gauge(
                "orderlog.calls.waiting",
                "Outside calls without an answer that are made by themselves",
                () -> measured.callsWaiting());
        gauge(
                "orderlog.calls.failing",
                "Of these, those whose last attempt got none",
                () -> measured.callsFailing());
        gauge(
                "orderlog.calls.parked",
                "Outside calls that wait for a person",
                () -> measured.callsParked());
        gauge(
                "orderlog.calls.left.alone",
                "Destinations that are not called for a while after failing too often",
                () -> leftAlone.get().size());
        loop = Threads.loop(source.substring(1) + "-parked-gauges", this::run);
    }

    /** Orders that were parked when it was last measured. */
    public long orders() {
        return measured.orders();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            loop.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        meters.forEach(registry::remove);
    }

    private void run() {
        try {
            do {
                measure();
            } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(MEASURE);
                var row = statement.executeQuery()) {
            row.next();
            var oldest = row.getObject("oldest", OffsetDateTime.class);
            measured =
                    new Measured(
                            row.getLong("orders"),
                            oldest == null ? Instant.MAX : oldest.toInstant(),
                            row.getLong("calls_waiting"),
                            row.getLong("calls_failing"),
                            row.getLong("calls_parked"));
        } catch (SQLException away) {
            LOG.atDebug()
                    .addKeyValue("reason", away.toString())
                    .log("what waits cannot be measured");
        }
    }

    private double oldestAgeSeconds() {
        var oldest = measured.oldest();
        return oldest.equals(Instant.MAX)
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1e3);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        meters.add(
                Gauge.builder(name, value)
                        .description(description)
                        .tag("source", source)
                        .register(registry));
    }
}
