package dev.orderlog.cli.order;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** One step of an order, as {@code GET /orders/{id}/history} tells it. */
public record HistoryEvent(
        long version,
        String id,
        String type,
        String source,
        Instant time,
        @Nullable String causationId,
        @Nullable String traceparent) {

    private static final int TRACE_ID = 1;

    /** The service's name without the slash of its CloudEvents source. */
    public String service() {
        return source.startsWith("/") ? source.substring(1) : source;
    }

    /** Of the W3C trace context that the event carries. */
    public Optional<String> traceId() {
        return Optional.ofNullable(traceparent)
                .map(context -> context.split("-"))
                .filter(parts -> parts.length > TRACE_ID)
                .map(parts -> parts[TRACE_ID]);
    }

    /** Whether nothing follows. */
    public boolean endsTheOrder() {
        return type.equals("OrderCompleted") || type.equals("OrderCancelled");
    }
}
