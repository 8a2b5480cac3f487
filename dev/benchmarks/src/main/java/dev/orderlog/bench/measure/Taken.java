package dev.orderlog.bench.measure;

import dev.orderlog.bench.report.Curves;
import dev.orderlog.bench.report.Row;

import java.util.List;

/** What one measure brought: its rows, and what can be drawn of them. */
public record Taken(List<Row> rows, List<Curves> curves) {

    public Taken {
        rows = List.copyOf(rows);
        curves = List.copyOf(curves);
    }

    static Taken of(Row... rows) {
        return new Taken(List.of(rows), List.of());
    }
}
