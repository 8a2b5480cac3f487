package dev.orderlog.eventlog.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Decides, at the start of a session, what the slot repeats; widens the search when the backlog turns out to be older than expected. */
final class TailFilter {

    private static final Logger LOG = LoggerFactory.getLogger(TailFilter.class);

    private final RelaySettings settings;
    private final long confirmedLsn;
    private final Runnable betweenPolls;
    private final Instant startedAt;
    private final Duration lookBack;
    private LogTail tail;
    private boolean settled;

    TailFilter(RelaySettings settings, long confirmedLsn, Instant now, Runnable betweenPolls) {
        this.settings = settings;
        this.confirmedLsn = confirmedLsn;
        this.betweenPolls = betweenPolls;
        this.startedAt = now;
        this.lookBack = Duration.ofMillis(settings.limits().tailLookBackMs());
        this.tail = LogTail.read(settings, confirmedLsn, now.minus(lookBack), betweenPolls);
        this.settled = !tail.cutShort();
        report();
    }

    long confirmedLsn() {
        return confirmedLsn;
    }

    /**
     * The first event of a session is of the oldest unconfirmed transaction.
     *
     * @param eventTime the event's own, by which it stands in the log; the service's clock may be far behind the database's
     */
    void reachedBacklogOf(Instant commitTime, Instant eventTime) {
        if (!settled) {
            settled = true;
            var oldest = eventTime.isBefore(commitTime) ? eventTime : commitTime;
            if (oldest.isBefore(startedAt)) {
                tail = LogTail.read(settings, confirmedLsn, oldest.minus(lookBack), betweenPolls);
                report();
            }
        }
    }

    boolean takePublished(UUID eventId) {
        return tail.takePublished(eventId);
    }

    private void report() {
        if (tail.size() > 0) {
            LOG.info(
                    "relay={} already_in_log_behind_confirmed_position={}",
                    settings.source(),
                    tail.size());
        }
    }
}
