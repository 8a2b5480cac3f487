package dev.orderlog.eventlog.relay;

import java.time.Duration;

/**
 * Limits of a relay, each with its unit.
 *
 * @param batchEventsMax events after which a position is confirmed even when more are waiting
 * @param inFlightEventsMax events handed to the producer and not yet acknowledged
 * @param inFlightBytesMax payload of these; stay well below the producer's {@code buffer.memory}
 * @param retryDelayMsMin first delay after a failure; doubles, with jitter
 * @param retryDelayMsMax longest delay after a failure
 * @param takeoverCheckMs how often a waiting relay looks whether the slot is free
 * @param acknowledgeMsMax an event unacknowledged for so long makes the state failing; it is not given up
 * @param walSenderTimeoutMs after so long without a sign of the relay PostgreSQL frees the slot
 * @param tailLookBackMs how far behind the first unconfirmed commit the log is searched in partitions that this source seldom uses
 * @param slotWatchMs how often retained WAL and confirmed lag are measured
 * @param stragglersMs how long a relay that finds a backlog waits for what its predecessor may still have on its way to the broker
 * @param closeMsMax how long closing waits for what is in flight
 */
public record RelayLimits(
        int batchEventsMax,
        int inFlightEventsMax,
        long inFlightBytesMax,
        long retryDelayMsMin,
        long retryDelayMsMax,
        long takeoverCheckMs,
        long acknowledgeMsMax,
        int walSenderTimeoutMs,
        long tailLookBackMs,
        long slotWatchMs,
        long stragglersMs,
        long closeMsMax) {

    public static final RelayLimits DEFAULTS =
            new RelayLimits(
                    500, 10_000, 16L << 20, 100, 5_000, 250, 3_000, 10_000, 600_000, 15_000, 1_500,
                    2_000);

    /** The same but for how long PostgreSQL keeps the slot for a relay that gives no sign. */
    public RelayLimits withWalSenderTimeout(Duration timeout) {
        return new RelayLimits(
                batchEventsMax,
                inFlightEventsMax,
                inFlightBytesMax,
                retryDelayMsMin,
                retryDelayMsMax,
                takeoverCheckMs,
                acknowledgeMsMax,
                Math.toIntExact(timeout.toMillis()),
                tailLookBackMs,
                slotWatchMs,
                stragglersMs,
                closeMsMax);
    }
}
