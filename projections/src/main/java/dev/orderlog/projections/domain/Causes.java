package dev.orderlog.projections.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events below the events that caused them. */
public final class Causes {

    /** An event, and those that it caused. */
    public record Branch(HistoryEntry event, List<Branch> led) {

        public Branch {
            led = List.copyOf(led);
        }
    }

    private final Map<UUID, List<HistoryEntry>> effects = new HashMap<>();

    private Causes() {}

    /**
     * Every event once, in the order of the log among those of one cause. What names no cause, or one that does not stand before it,
     * stands at the root.
     */
    public static List<Branch> of(List<HistoryEntry> events) {
        var causes = new Causes();
        var before = new HashMap<UUID, HistoryEntry>();
        var roots = new ArrayList<HistoryEntry>();
        for (var event : events) {
            var cause = event.causationId();
            if (cause != null && before.containsKey(cause)) {
                causes.effects.computeIfAbsent(cause, _ -> new ArrayList<>()).add(event);
            } else {
                roots.add(event);
            }
            before.put(event.id(), event);
        }
        return roots.stream().map(causes::branch).toList();
    }

    private Branch branch(HistoryEntry event) {
        return new Branch(
                event,
                effects.getOrDefault(event.id(), List.of()).stream().map(this::branch).toList());
    }
}
