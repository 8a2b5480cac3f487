package dev.orderlog.eventlog.parked;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An order that is parked, or an outside call that waits for a person.
 *
 * @param kind why it waits: of the record at the head of the order's queue
 * @param type of that record, where it says one
 * @param call key of the call; null for an order
 * @param destination of the call; null for an order
 * @param waiting records in the order's queue; 0 for a call
 * @param attempts redrives that failed; of a call, how often it was made
 */
public record ParkedItem(
        String order,
        ReasonKind kind,
        String reason,
        @Nullable String type,
        @Nullable String call,
        @Nullable String destination,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        long waiting,
        int attempts,
        Instant parkedAt,
        @Nullable Instant attemptedAt) {

    ParkedCursor cursor() {
        return new ParkedCursor(parkedAt, order, call == null ? "" : call);
    }
}
