package dev.orderlog.cli.order;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One step of an order, as {@code GET /orders/{id}/history} tells it. */
public record HistoryEvent(
        long version,
        String id,
        String type,
        String source,
        Instant time,
        @Nullable String causationId) {

    /** The service's name without the slash of its CloudEvents source. */
    public String service() {
        return source.startsWith("/") ? source.substring(1) : source;
    }

    /** Whether nothing follows. */
    public boolean endsTheOrder() {
        return type.equals("OrderCompleted") || type.equals("OrderCancelled");
    }
}
