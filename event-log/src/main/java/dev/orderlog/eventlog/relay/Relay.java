package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.batch.Backoff;
import dev.orderlog.eventlog.relay.RelayDatabase.SlotTakenException;
import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.eventlog.time.SystemTime;
import dev.orderlog.eventlog.trace.Traces;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Publishes what one service says: every committed insert into its {@code event} table, in commit order, once.
 *
 * <p>At most one relay publishes per slot; others wait and take over within seconds. Whatever fails is tried again, for ever, with
 * growing delays; {@link #state} tells. A killed relay loses nothing and repeats nothing. Not promised: a relay that is frozen while
 * another takes over may, when it thaws, repeat what it had handed to its producer; consumers skip that by event id.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int FAILURES_COUNTED_MAX = 30;

    private final RelaySettings settings;
    private final Traces traces;
    private final InstantSource clock = SystemTime.source();
    private final RelayDatabase database;
    private final ReplicationSlot slot;
    private final RelayMonitor monitor;
    private final Backoff backoff;
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile @Nullable Connection preparing;
    private volatile @Nullable WalStream stream;
    private volatile @Nullable RelaySession session;
    private volatile @Nullable Publisher publisher;
    private int failures;
    private @Nullable Thread loop;
    private @Nullable Thread watch;

    private Relay(RelaySettings settings, MeterRegistry registry, Traces traces) {
        this.settings = settings;
        this.traces = traces;
        this.database = new RelayDatabase(settings);
        this.slot = new ReplicationSlot(settings.slotName());
        this.monitor = new RelayMonitor(settings.source(), registry, clock);
        this.backoff =
                new Backoff(
                        Duration.ofMillis(settings.limits().retryDelayMsMin()),
                        Duration.ofMillis(settings.limits().retryDelayMsMax()));
    }

    /** Returns at once; {@link #state} tells when it runs. */
    public static Relay start(RelaySettings settings, MeterRegistry registry) {
        return start(settings, registry, Traces.OFF);
    }

    /** As {@link #start(RelaySettings, MeterRegistry)}; each event on its way to the log is a hop. */
    public static Relay start(RelaySettings settings, MeterRegistry registry, Traces traces) {
        var relay = new Relay(settings, registry, traces);
        relay.loop = Threads.loop("relay " + settings.source(), relay::loop);
        relay.watch = Threads.loop("relay-watch " + settings.source(), relay::watch);
        return relay;
    }

    public RelayState state() {
        return monitor.state();
    }

    /** Waits, within limits, for what is in flight; what remains is found on the next start. */
    @Override
    public void close() {
        stop.countDown();
        var running = session;
        if (running != null) {
            running.wakeToStop();
        }
        if (!joined(loop, settings.limits().closeMsMax())) {
            abandon();
            joined(loop, settings.limits().closeMsMax());
        }
        joined(watch, settings.limits().closeMsMax());
        monitor.close();
    }

    private void reconnect() {
        var wal = stream;
        if (wal != null) {
            wal.abort();
        }
    }

    /** Breaks every connection as a crash would: nothing more is published, nothing confirmed. */
    void abandon() {
        stop.countDown();
        reconnect();
        var sql = preparing;
        if (sql != null) {
            abort(sql);
        }
        var kafka = publisher;
        if (kafka != null) {
            kafka.close(Duration.ZERO);
        }
        if (loop != null) {
            loop.interrupt();
        }
    }

    private void loop() {
        while (!stopping()) {
            try {
                relay();
            } catch (SlotTakenException taken) {
                monitor.waiting();
                pause(settings.limits().takeoverCheckMs());
            } catch (SQLException | RuntimeException failure) {
                dropInFlight();
                if (!stopping()) {
                    LOG.debug("relay={} failed", settings.source(), failure);
                    monitor.failing(reason(failure));
                    failures = Math.min(failures + 1, FAILURES_COUNTED_MAX);
                    pause(backoff.after(failures).toMillis());
                }
            }
        }
        monitor.stopped();
        // An interrupt has done its work; closing would only stumble over it.
        Thread.interrupted();
        var kafka = publisher;
        if (kafka != null) {
            kafka.close(Duration.ofMillis(settings.limits().closeMsMax()));
        }
    }

    private void relay() throws SQLException {
        var kafka = emptyPublisher();
        long confirmedLsn = prepare(kafka);
        try (var wal = database.stream()) {
            stream = wal;
            var filter =
                    new TailFilter(
                            settings, confirmedLsn, mark(), this::pause, () -> signOfLife(wal));
            var current = new RelaySession(settings, wal, kafka, filter, monitor, this::stopping);
            session = current;
            current.run();
        } finally {
            if (session instanceof RelaySession ended && ended.progressed()) {
                failures = 0;
            }
            session = null;
            stream = null;
        }
    }

    /** Coming past it proves that the whole way works, also where nothing is said for hours: only then the relay counts as running. */
    private long mark() throws SQLException {
        try (var connection = database.sql()) {
            return slot.mark(connection);
        }
    }

    private Publisher emptyPublisher() {
        var kafka = publisher;
        if (kafka == null || kafka.failed() || kafka.eventsInFlight() > 0) {
            dropInFlight();
            kafka = new Publisher(settings, traces);
            publisher = kafka;
        }
        return kafka;
    }

    /** Without the slot nothing may be sent any more: another relay may have it, and reads in the log what it need not publish. */
    private void dropInFlight() {
        var kafka = publisher;
        publisher = null;
        if (kafka != null) {
            kafka.close(Duration.ZERO);
        }
    }

    private long prepare(Publisher kafka) throws SQLException {
        var recovery = new TableRecovery(settings, kafka, this::stopping);
        var preparation = new SlotPreparation(settings, slot, recovery, monitor);
        try (var connection = database.sql()) {
            preparing = connection;
            while (true) {
                try {
                    return preparation.prepare(connection);
                } catch (SlotTakenException taken) {
                    monitor.waiting();
                    pause(settings.limits().takeoverCheckMs());
                    if (stopping()) {
                        throw taken;
                    }
                }
            }
        } finally {
            preparing = null;
        }
    }

    private void watch() {
        var watch = new SlotWatch(database, slot, monitor, this::reconnect);
        do {
            watch.look();
            pause(settings.limits().slotWatchMs());
        } while (!stopping());
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void pause(long atMostMs) {
        try {
            if (stop.await(atMostMs, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            stop.countDown();
        }
    }

    private void signOfLife(WalStream wal) {
        if (stopping()) {
            throw new CancellationException("the relay stops");
        }
        try {
            wal.keepAlive();
        } catch (SQLException gone) {
            throw new IllegalStateException("PostgreSQL went away: " + gone.getMessage(), gone);
        }
    }

    private static boolean joined(@Nullable Thread thread, long atMostMs) {
        try {
            return thread == null || thread.join(Duration.ofMillis(atMostMs));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // what was wanted
        }
    }

    private static String reason(Exception failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
