package dev.orderlog.projections.audit.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all findings and keeps some of each kind. Safe for use by many threads. */
public final class Findings {

    private final int examplesMax;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Finding>> examples = new EnumMap<>(Kind.class);

    /** @param examplesMax kept of each kind */
    public Findings(int examplesMax) {
        this.examplesMax = examplesMax;
        for (var kind : Kind.values()) {
            counts.put(kind, 0L);
            examples.put(kind, new ArrayList<>());
        }
    }

    public synchronized void add(
            Kind kind, String subject, Place place, String detail, Object... values) {
        counts.merge(kind, 1L, Long::sum);
        var kept = examples.getOrDefault(kind, new ArrayList<>());
        if (kept.size() < examplesMax) {
            kept.add(new Finding(kind, subject, place, detail.formatted(values)));
        }
    }

    /** How many of each kind; zero where there are none. */
    public synchronized Map<Kind, Long> counts() {
        return new EnumMap<>(counts);
    }

    /** Kind by kind, each in the order of the log. */
    public synchronized List<Finding> examples() {
        return examples.values().stream()
                .flatMap(kept ->
                        kept.stream()
                                .sorted(
                                        Comparator.<Finding, String>comparing(
                                                        one -> one.place().topic())
                                                .thenComparing(one -> one.place().partition())
                                                .thenComparing(one -> one.place().offset())))
                .toList();
    }

    /** Whether nothing was found but what is permitted. */
    public synchronized boolean isWhole() {
        return counts.entrySet().stream()
                .allMatch(count -> count.getValue() == 0 || count.getKey().permitted());
    }
}
