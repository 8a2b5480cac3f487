package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.relay.WalMessage.Begun;
import dev.orderlog.eventlog.relay.WalMessage.Committed;
import dev.orderlog.eventlog.relay.WalMessage.Inserted;
import dev.orderlog.eventlog.relay.WalMessage.Remarked;

import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One connection's worth of relaying. While anything is on its way, reading goes on; when nothing is, the session sleeps in a read
 * that a commit ends. Positions are confirmed whenever acknowledgements allow it.
 */
final class RelaySession {

    private static final Duration WAIT_MIN = Duration.ofMillis(1);
    private static final Duration WAIT_MAX = Duration.ofMillis(100);

    private final RelaySettings settings;
    private final WalStream stream;
    private final Publisher publisher;
    private final TailFilter filter;
    private final RelayMonitor monitor;
    private final BooleanSupplier stopping;

    private final InFlight inFlight = new InFlight();
    private Instant commitTime = Instant.EPOCH;
    private long commitLsn;
    private long confirmedLsn;
    private long eventsUnconfirmed;
    private Duration wait = WAIT_MIN;
    private volatile boolean asleep;

    RelaySession(
            RelaySettings settings,
            WalStream stream,
            Publisher publisher,
            TailFilter filter,
            RelayMonitor monitor,
            BooleanSupplier stopping) {
        this.settings = settings;
        this.stream = stream;
        this.publisher = publisher;
        this.filter = filter;
        this.monitor = monitor;
        this.stopping = stopping;
        this.confirmedLsn = filter.confirmedLsn();
        monitor.watch(inFlight);
    }

    /** Returns when stopping, after everything in flight has arrived or the time for that is over. */
    void run() throws SQLException {
        while (!stopping.getAsBoolean()) {
            publisher.throwIfFailed();
            var message = inFlight.isEmpty() ? sleepUntilCommit() : stream.poll();
            if (message == null) {
                publisher.flush();
                waitForAcknowledgements();
            } else {
                take(message);
                if (inFlight.isEmpty() || eventsUnconfirmed >= settings.limits().batchEventsMax()) {
                    confirm();
                }
            }
        }
        finish();
    }

    /** Whether any position was confirmed. */
    boolean progressed() {
        return confirmedLsn > filter.confirmedLsn();
    }

    /** Ends {@link #run}'s sleep, if it sleeps; whoever calls has made {@code stopping} true before. */
    void wakeToStop() {
        if (asleep) {
            stream.abort();
        }
    }

    private @Nullable WalMessage sleepUntilCommit() throws SQLException {
        asleep = true;
        try {
            return stopping.getAsBoolean() ? null : stream.read();
        } finally {
            asleep = false;
        }
    }

    private void take(WalMessage message) throws SQLException {
        switch (message) {
            case Begun begun -> {
                commitTime = begun.commitTime();
                commitLsn = begun.commitLsn();
                inFlight.begin(begun.commitLsn(), begun.commitTime());
            }
            case Inserted inserted -> {
                filter.reached(commitLsn, commitTime, inserted.event().time());
                if (filter.takePublished(inserted.event().id())) {
                    monitor.alreadyPublished();
                } else {
                    publish(inserted.event());
                }
            }
            case Committed committed -> {
                inFlight.commit(committed.endLsn());
                publisher.flush();
            }
            case Remarked remarked -> {}
        }
    }

    private void publish(Envelope event) throws SQLException {
        var limits = settings.limits();
        while (publisher.eventsInFlight() >= limits.inFlightEventsMax()
                || publisher.bytesInFlight() >= limits.inFlightBytesMax()) {
            publisher.flush();
            waitForAcknowledgements();
            throwIfStopping();
        }
        var transaction = inFlight.open();
        while (!sent(event, transaction)) {
            throwIfStopping();
        }
        eventsUnconfirmed++;
    }

    private boolean sent(Envelope event, InFlight.Transaction transaction) throws SQLException {
        try {
            publisher.send(event, transaction.commitLsn(), transaction);
            return true;
        } catch (TimeoutException noBroker) {
            publisher.throwIfFailed();
            monitor.failing("no Kafka broker answers: " + noBroker.getMessage());
            stream.keepAlive();
            return false;
        }
    }

    private void waitForAcknowledgements() throws SQLException {
        confirm();
        if (publisher.eventsInFlight() > 0) {
            publisher.awaitAcknowledgement(wait);
            publisher.throwIfFailed();
            wait = wait.multipliedBy(2).compareTo(WAIT_MAX) < 0 ? wait.multipliedBy(2) : WAIT_MAX;
            confirm();
            stream.keepAlive();
            if (publisher.silence().toMillis() > settings.limits().acknowledgeMsMax()) {
                monitor.failing("Kafka acknowledges nothing");
            }
        }
    }

    private void confirm() throws SQLException {
        long finished = inFlight.takeFinished().orElse(confirmedLsn);
        long position = inFlight.isEmpty() ? Math.max(finished, stream.received()) : finished;
        if (position > confirmedLsn) {
            stream.confirm(position);
            confirmedLsn = position;
            monitor.published(publisher.takeAcknowledged());
            eventsUnconfirmed = 0;
            wait = WAIT_MIN;
            monitor.running();
            if (inFlight.isEmpty()) {
                monitor.caughtUp();
            }
        }
    }

    private void finish() throws SQLException {
        long deadline =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.limits().closeMsMax());
        while (publisher.eventsInFlight() > 0 && System.nanoTime() < deadline) {
            publisher.flush();
            waitForAcknowledgements();
        }
        confirm();
    }

    private void throwIfStopping() {
        if (stopping.getAsBoolean()) {
            throw new CancellationException("the relay stops");
        }
    }
}
