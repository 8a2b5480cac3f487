package dev.orderlog.projections.domain;

import dev.orderlog.projections.domain.OrderEvent.OrderCancelled;
import dev.orderlog.projections.domain.OrderEvent.OrderCompleted;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    /** Of the W3C trace context that it carries. */
    public Optional<String> traceId() {
        return Optional.ofNullable(traceparent)
                .map(TRACE::matcher)
                .filter(Matcher::matches)
                .map(context -> context.group(1));
    }

    /** Whether the order is over with it. What comes behind it changes nothing any more. */
    public boolean endsTheOrder() {
        return type.equals(OrderCompleted.class.getSimpleName())
                || type.equals(OrderCancelled.class.getSimpleName());
    }
}
