package dev.orderlog.projections.audit;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.HistoryEntry;
import dev.orderlog.projections.domain.OrderView;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as it was at a time.
 *
 * @param events those up to then, in the order of the log, each once
 * @param unreadable records under the order's key that cannot be read, whatever their time
 */
public record OrderAsOf(
        UUID id,
        Instant at,
        List<HistoryEntry> events,
        Folded<OrderView> folded,
        List<String> unreadable) {

    public OrderAsOf {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }
}
