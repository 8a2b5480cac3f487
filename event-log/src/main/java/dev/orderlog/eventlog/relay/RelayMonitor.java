package dev.orderlog.eventlog.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What others can see of a relay: its state, and its metrics {@code orderlog.relay.*}, tagged with the source. */
final class RelayMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final String source;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    private final Counter events;
    private final Counter alreadyPublished;
    private final Counter slotsLost;
    private final DistributionSummary eventsPerPublish;

    private volatile RelayState state = new RelayState.Starting();
    private volatile Supplier<Optional<Instant>> oldestInFlight = Optional::empty;
    private volatile @Nullable Instant behindSince;
    private volatile double retainedBytes = Double.NaN;
    private volatile double confirmedLagBytes = Double.NaN;

    RelayMonitor(String source, MeterRegistry registry, InstantSource clock) {
        this.source = source;
        this.registry = registry;
        this.clock = clock;
        events =
                keep(
                        Counter.builder("orderlog.relay.events")
                                .description("Events published and acknowledged")
                                .tag("source", source)
                                .register(registry));
        alreadyPublished =
                keep(
                        Counter.builder("orderlog.relay.events.already.published")
                                .description(
                                        "Events left out after a restart because the log held them")
                                .tag("source", source)
                                .register(registry));
        slotsLost =
                keep(
                        Counter.builder("orderlog.relay.slots.lost")
                                .description(
                                        "Times that the replication slot had to be made anew while"
                                                + " the event table was not empty")
                                .tag("source", source)
                                .register(registry));
        eventsPerPublish =
                keep(
                        DistributionSummary.builder("orderlog.relay.events.per.publish")
                                .description("Events between two confirmed positions")
                                .tag("source", source)
                                .register(registry));
        gauge(
                "orderlog.relay.oldest.unpublished.age",
                "seconds",
                "Age of the oldest event that is not in the log yet",
                this::oldestAgeSeconds);
        gauge(
                "orderlog.relay.wal.retained",
                "bytes",
                "WAL that PostgreSQL keeps on disk for the slot",
                () -> retainedBytes);
        gauge(
                "orderlog.relay.confirmed.lag",
                "bytes",
                "WAL written since the position that the relay confirmed",
                () -> confirmedLagBytes);
        gauge(
                "orderlog.relay.healthy",
                null,
                "1 while events reach the log from here or from another relay",
                () -> state.healthy() ? 1 : 0);
    }

    RelayState state() {
        return state;
    }

    void running() {
        if (!(state instanceof RelayState.Running)) {
            state = new RelayState.Running(clock.instant());
            LOG.info("relay={} state=running", source);
        }
    }

    void waiting() {
        if (!(state instanceof RelayState.Waiting)) {
            state = new RelayState.Waiting(clock.instant());
            behindSince = null;
            LOG.info("relay={} state=waiting reason=\"another relay holds the slot\"", source);
        }
    }

    void failing(String reason) {
        var since = state instanceof RelayState.Failing failing ? failing.since() : clock.instant();
        if (behindSince == null) {
            behindSince = oldestInFlight.get().orElse(since);
        }
        if (!(state instanceof RelayState.Failing failing && failing.reason().equals(reason))) {
            LOG.warn("relay={} state=failing reason=\"{}\"", source, reason);
        }
        state = new RelayState.Failing(since, reason);
    }

    void stopped() {
        state = new RelayState.Stopped();
        LOG.info("relay={} state=stopped", source);
    }

    void watch(InFlight inFlight) {
        oldestInFlight = inFlight::oldestCommit;
    }

    /** Everything that has been committed is in the log. */
    void caughtUp() {
        behindSince = null;
    }

    void published(long count) {
        if (count > 0) {
            events.increment(count);
            eventsPerPublish.record(count);
        }
    }

    void alreadyPublished() {
        alreadyPublished.increment();
    }

    void slotLost() {
        slotsLost.increment();
    }

    void measured(ReplicationSlot.Status status) {
        retainedBytes = status.retainedBytes();
        confirmedLagBytes = status.confirmedLagBytes();
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }

    private double oldestAgeSeconds() {
        var behind = behindSince;
        var oldest = oldestInFlight.get().or(() -> Optional.ofNullable(behind));
        return oldest.map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toNanos() / 1e9))
                .orElse(0.0);
    }

    private void gauge(
            String name, @Nullable String unit, String description, Supplier<Number> value) {
        keep(
                Gauge.builder(name, value)
                        .baseUnit(unit)
                        .description(description)
                        .tag("source", source)
                        .register(registry));
    }

    private <M extends Meter> M keep(M meter) {
        meters.add(meter);
        return meter;
    }
}
