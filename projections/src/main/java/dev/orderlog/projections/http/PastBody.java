package dev.orderlog.projections.http;

import dev.orderlog.projections.audit.OrderAsOf;
import dev.orderlog.projections.domain.HistoryEntry;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as it was at a time.
 *
 * @param order as the view would have shown it; null where it had not been placed
 * @param unreadable records of the order that cannot be read: where they stand in the log, and why
 */
@Serdeable
record PastBody(
        UUID id,
        Instant at,
        long version,
        @Nullable OrderBody order,
        List<HistoryEntry> events,
        List<HistoryBody.Branch> tree,
        List<String> unreadable) {

    static PastBody of(OrderAsOf past) {
        var folded = past.folded();
        return new PastBody(
                past.id(),
                past.at(),
                folded.version(),
                Optional.ofNullable(folded.view().placement())
                        .map(placement -> OrderBody.of(folded, placement))
                        .orElse(null),
                past.events(),
                HistoryBody.tree(past.events()),
                past.unreadable());
    }
}
