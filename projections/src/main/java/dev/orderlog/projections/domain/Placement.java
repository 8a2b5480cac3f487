package dev.orderlog.projections.domain;

import java.time.Instant;
import java.util.List;

/** What was ordered: known from the first event on, and never changed. */
public record Placement(String customerId, List<Line> lines, Money total, Instant placedAt) {
    public Placement {
        lines = List.copyOf(lines);
    }
}
