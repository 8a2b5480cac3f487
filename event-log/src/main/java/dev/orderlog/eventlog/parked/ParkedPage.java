package dev.orderlog.eventlog.parked;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A page of what waits, the longest waiting first.
 *
 * @param counts of everything that the filter lets through; on the first page only
 * @param next where the next page starts; null when there is none
 */
public record ParkedPage(
        List<ParkedItem> parked, @Nullable Counts counts, @Nullable ParkedCursor next) {

    /**
     * @param orders parked orders
     * @param records records in their queues
     * @param calls outside calls that wait for a person
     * @param kinds orders and calls by the kind of their reason
     */
    public record Counts(long orders, long records, long calls, Map<ReasonKind, Long> kinds) {}
}
