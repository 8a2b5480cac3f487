package dev.orderlog.projections.books.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all contradictions and keeps some of each kind. Safe for use by many threads. */
public final class BookFindings {

    private final int examplesMax;
    private final Map<BookKind, Long> counts = new EnumMap<>(BookKind.class);
    private final Map<BookKind, List<BookFinding>> examples = new EnumMap<>(BookKind.class);

    /** @param examplesMax kept of each kind */
    public BookFindings(int examplesMax) {
        this.examplesMax = examplesMax;
        for (var kind : BookKind.values()) {
            counts.put(kind, 0L);
        }
    }

    public synchronized void add(BookKind kind, String subject, String detail, Object... values) {
        counts.merge(kind, 1L, Long::sum);
        var kept = examples.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (kept.size() < examplesMax) {
            kept.add(new BookFinding(kind, subject, detail.formatted(values)));
        }
    }

    void addIf(boolean wrong, BookKind kind, String subject, String detail, Object... values) {
        if (wrong) {
            add(kind, subject, detail, values);
        }
    }

    /** How many of each kind; zero where there are none. */
    public synchronized Map<BookKind, Long> counts() {
        return new EnumMap<>(counts);
    }

    /** Kind by kind. */
    public synchronized List<BookFinding> examples() {
        return examples.values().stream().flatMap(List::stream).toList();
    }

    public synchronized boolean agree() {
        return counts.values().stream().allMatch(count -> count == 0);
    }
}
