package dev.orderlog.bench.micro;

import dev.orderlog.bench.report.Columns;
import dev.orderlog.bench.report.Columns.Align;
import dev.orderlog.bench.report.Columns.Column;
import dev.orderlog.bench.report.Figures;

import java.util.List;

/**
 * One operation, in a JVM of its own, on one thread.
 *
 * @param nanos mean of all iterations
 * @param apart half of what lies between the slowest and the fastest iteration
 * @param bytes allocated by one operation
 */
public record MicroResult(String name, double nanos, double apart, double bytes) {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("operation", Align.LEFT, 60),
                    new Column("ns/op", Align.RIGHT, 12),
                    new Column("+-", Align.RIGHT, 12),
                    new Column("B/op", Align.RIGHT, 12));

    public static String table(List<MicroResult> results) {
        var columns = new Columns(COLUMNS);
        for (var result : results) {
            columns.line(
                    List.of(
                            result.name(),
                            Figures.rounded(result.nanos()),
                            Figures.rounded(result.apart()),
                            Figures.rounded(result.bytes())));
        }
        return columns.toString();
    }
}
