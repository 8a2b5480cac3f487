package dev.orderlog.eventlog.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A parked record in the queue of its order.
 *
 * @param position in the queue: the lower, the earlier; unique, with gaps
 * @param attempts redrives that failed at it
 * @param attemptedAt when the last of them did
 */
public record WaitingRecord(
        long position,
        ParkedRecord record,
        Instant parkedAt,
        int attempts,
        @Nullable Instant attemptedAt) {}
