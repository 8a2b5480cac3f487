package dev.orderlog.projections.domain;

import java.util.ArrayList;
import java.util.List;

/** How far one source has been folded. Of more than {@value #MISSING_MAX} gaps the oldest are given up. */
public record Position(long last, List<Long> missing) {

    public static final int MISSING_MAX = 100;

    public Position {
        missing = List.copyOf(missing);
    }

    static Position first(long sequence) {
        return new Position(0, List.of()).with(sequence);
    }

    boolean includes(long sequence) {
        return sequence <= last && !missing.contains(sequence);
    }

    Position with(long sequence) {
        var gaps = new ArrayList<>(missing);
        gaps.remove(Long.valueOf(sequence));
        for (long skipped = Math.max(last + 1, sequence - MISSING_MAX);
                skipped < sequence;
                skipped++) {
            gaps.add(skipped);
        }
        int excess = Math.max(0, gaps.size() - MISSING_MAX);
        return new Position(Math.max(last, sequence), gaps.subList(excess, gaps.size()));
    }
}
