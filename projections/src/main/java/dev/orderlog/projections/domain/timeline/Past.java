package dev.orderlog.projections.domain.timeline;

import dev.orderlog.projections.domain.HistoryEntry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What has happened to an order, asked by type of event. */
record Past(List<HistoryEntry> events) {

    Optional<HistoryEntry> latest(Collection<String> types) {
        return latestBefore(Long.MAX_VALUE, types);
    }

    Optional<HistoryEntry> latestBefore(long version, Collection<String> types) {
        return events.stream()
                .filter(event -> event.version() < version && types.contains(event.type()))
                .max(Comparator.comparingLong(HistoryEntry::version));
    }

    /** Whether the latest of one type came after the latest of another, or without it. */
    boolean hasSince(String type, String other) {
        return version(type) > version(other);
    }

    private long version(String type) {
        return latest(List.of(type)).map(HistoryEntry::version).orElse(0L);
    }
}
