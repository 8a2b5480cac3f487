package dev.orderlog.eventlog.relay;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Decides what the slot repeats: events of a session's backlog that an earlier session, of this relay or of another, has published but
 * not confirmed. Without a backlog the log is not read at all.
 */
final class TailFilter {

    private static final Logger LOG = LoggerFactory.getLogger(TailFilter.class);
    private static final long STEP_MS = 50;

    private final RelaySettings settings;
    private final long confirmedLsn;
    private final long backlogEndLsn;
    private final LongConsumer pauseMs;
    private final Runnable signOfLife;
    private @Nullable LogTail tail;

    /**
     * @param backlogEndLsn a position after which nothing was committed before this session had the slot
     * @param signOfLife runs often while this waits or reads; ends it by throwing
     */
    TailFilter(
            RelaySettings settings,
            long confirmedLsn,
            long backlogEndLsn,
            LongConsumer pauseMs,
            Runnable signOfLife) {
        this.settings = settings;
        this.confirmedLsn = confirmedLsn;
        this.backlogEndLsn = backlogEndLsn;
        this.pauseMs = pauseMs;
        this.signOfLife = signOfLife;
    }

    long confirmedLsn() {
        return confirmedLsn;
    }

    /**
     * Before the first event of a transaction is asked for; the first of the session is the oldest unconfirmed one.
     *
     * @param eventTime the event's own, by which it stands in the log; the service's clock may be far behind the database's
     */
    void reached(long commitLsn, Instant commitTime, Instant eventTime) {
        if (tail == null && commitLsn <= backlogEndLsn) {
            awaitStragglers();
            var oldest = eventTime.isBefore(commitTime) ? eventTime : commitTime;
            var lookBack = Duration.ofMillis(settings.limits().tailLookBackMs());
            tail = LogTail.read(settings, confirmedLsn, oldest.minus(lookBack), signOfLife);
            if (tail.size() > 0) {
                LOG.info(
                        "relay={} already_in_log_behind_confirmed_position={}",
                        settings.source(),
                        tail.size());
            }
        }
    }

    boolean takePublished(UUID eventId) {
        return tail != null && tail.takePublished(eventId);
    }

    /** What another relay had sent when it lost the slot may still be on its way to the broker. */
    private void awaitStragglers() {
        long waitedMs = 0;
        while (waitedMs < settings.limits().stragglersMs()) {
            signOfLife.run();
            pauseMs.accept(STEP_MS);
            waitedMs += STEP_MS;
        }
    }
}
