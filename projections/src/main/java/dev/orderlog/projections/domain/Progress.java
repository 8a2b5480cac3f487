package dev.orderlog.projections.domain;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which events of one key have been folded, told by source and sequence. Sequences of a source run without gaps, so the
 * last one stands for all before it; the few that are skipped over are kept by name, and are folded if they come after
 * all.
 */
public record Progress(SortedMap<String, Position> bySource) {

    public static final Progress NONE = new Progress(new TreeMap<>());

    public Progress(Map<String, Position> bySource) {
        this(new TreeMap<>(bySource));
    }

    public boolean includes(String source, long sequence) {
        Position position = bySource.get(source);
        return position != null && position.includes(sequence);
    }

    public Progress with(String source, long sequence) {
        var next = new TreeMap<>(bySource);
        next.merge(source, Position.first(sequence), (position, _) -> position.with(sequence));
        return new Progress(next);
    }
}
