package dev.orderlog.projections.http;

import dev.orderlog.projections.domain.Causes;
import dev.orderlog.projections.domain.HistoryEntry;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** @param tree the same events, each below the one that caused it */
@Serdeable
record HistoryBody(UUID id, long version, List<HistoryEntry> events, List<Branch> tree) {

    /** @param led what it caused; empty where it caused nothing */
    @Serdeable
    record Branch(
            long version, String type, String source, @Nullable String traceId, List<Branch> led) {

        private static Branch of(Causes.Branch branch) {
            var event = branch.event();
            return new Branch(
                    event.version(),
                    event.type(),
                    event.source(),
                    event.traceId().orElse(null),
                    branch.led().stream().map(Branch::of).toList());
        }
    }

    static HistoryBody of(UUID id, long version, List<HistoryEntry> events) {
        return new HistoryBody(id, version, events, tree(events));
    }

    static List<Branch> tree(List<HistoryEntry> events) {
        return Causes.of(events).stream().map(Branch::of).toList();
    }
}
