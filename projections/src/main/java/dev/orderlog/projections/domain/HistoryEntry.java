package dev.orderlog.projections.domain;

import dev.orderlog.projections.domain.OrderEvent.OrderCancelled;
import dev.orderlog.projections.domain.OrderEvent.OrderCompleted;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One event of an order as the log tells it: who said it, when, and because of what. */
public record HistoryEntry(
        long version,
        UUID id,
        String type,
        String source,
        long sequence,
        Instant time,
        @Nullable UUID causationId,
        UUID correlationId,
        @Nullable String traceparent) {

    /** Whether the order is over with it. What comes behind it changes nothing any more. */
    public boolean endsTheOrder() {
        return type.equals(OrderCompleted.class.getSimpleName())
                || type.equals(OrderCancelled.class.getSimpleName());
    }
}
