package dev.orderlog.eventlog.call;

import dev.orderlog.eventlog.batch.Backoff;

import java.time.Duration;

/**
 * Limits of outside calls.
 *
 * @param concurrencyMax calls in flight per destination and process
 * @param claimedMax calls that a process has taken on per destination, in flight, waiting for their turn or for the commit of their
 *     answer; the rest waits in the database, where it is anybody's
 * @param roomWaitMax how long who is about to record more calls waits for room: half of {@code claimedMax}, or
 *     what is not needed to have {@code concurrencyMax} in flight
 * @param claim how long a call may take, its turn and its answer's commit included, before another process may make it again; above
 *     twice the handler's own timeout
 * @param backoff pauses between attempts
 * @param attemptsMax attempts after which a call waits for a person; what a left-alone destination is spared does not count
 * @param breakerFailuresMax failures in a row after which a destination is left alone for a while
 * @param breakerOpen how long it is left alone
 */
public record CallSettings(
        int concurrencyMax,
        int claimedMax,
        Duration roomWaitMax,
        Duration claim,
        Backoff backoff,
        int attemptsMax,
        int breakerFailuresMax,
        Duration breakerOpen) {

    public CallSettings {
        if (claimedMax < concurrencyMax) {
            throw new IllegalArgumentException(
                    "orderlog.calls.claimed-max (%d) must not be less than orderlog.calls.concurrency-max (%d)"
                            .formatted(claimedMax, concurrencyMax));
        }
    }

    /** One that waited for its turn for longer is given back to the database. */
    Duration turnMax() {
        return claim.dividedBy(2);
    }

    /** Places that are free before more calls are recorded without waiting: half, where as many may be in flight all the same. */
    int roomEnough() {
        return Math.clamp(claimedMax - concurrencyMax, 1, Math.ceilDiv(claimedMax, 2));
    }

    /** Places that are free before more calls are looked for. */
    int worthALook() {
        return Math.ceilDiv(claimedMax, 4);
    }
}
