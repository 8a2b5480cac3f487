package dev.orderlog.bench.report;

import dev.orderlog.bench.report.Columns.Align;
import dev.orderlog.bench.report.Columns.Column;
import dev.orderlog.bench.report.Goal.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The rows of a run as a table for a terminal. */
public final class Table {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("measure", Align.LEFT, 34),
                    new Column("ours", Align.RIGHT, 18),
                    new Column("against", Align.LEFT, 34),
                    new Column("ratio", Align.RIGHT, 12),
                    new Column("must", Align.RIGHT, 12),
                    new Column("aim", Align.RIGHT, 12),
                    new Column("verdict", Align.LEFT, 8));

    private Table() {}

    public static String of(List<Row> rows) {
        var columns = new Columns(COLUMNS);
        for (var row : rows) {
            columns.line(cells(row));
            row.wrong().forEach(wrong -> columns.note("wrong: " + wrong));
        }
        return columns + "\n" + counted(rows) + "\n";
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.measure(),
                Figures.rounded(row.ours().value()) + " " + row.ours().unit(),
                against(row.limit()),
                measured(row),
                bar(row, row.goal().must()),
                bar(row, row.goal().aim()),
                verdict(row));
    }

    private static String against(@Nullable Quantity limit) {
        return limit == null
                ? "-"
                : Figures.rounded(limit.value()) + " " + limit.unit() + ", " + limit.of();
    }

    private static String measured(Row row) {
        return Figures.againstUs(row.measured(), row.goal().direction()) + unit(row);
    }

    private static String bar(Row row, double bar) {
        var sign =
                switch (row.goal().direction()) {
                    case AT_LEAST -> ">= ";
                    case AT_MOST -> "<= ";
                };
        return sign + Figures.bar(bar) + unit(row);
    }

    private static String unit(Row row) {
        return row.limit() == null ? " " + row.ours().unit() : "x";
    }

    /** A number that came about wrongly is no number, whatever it reaches. */
    private static String verdict(Row row) {
        if (!row.wrong().isEmpty()) {
            return "WRONG";
        }
        return switch (row.verdict()) {
            case AIMED -> "aimed";
            case REACHED -> "reached";
            case MISSED -> "MISSED";
        };
    }

    private static String counted(List<Row> rows) {
        long wrong = rows.stream().filter(row -> !row.wrong().isEmpty()).count();
        return String.format(
                Locale.ROOT,
                "%d %s: %d aimed, %d reached, %d missed%s",
                rows.size(),
                rows.size() == 1 ? "measure" : "measures",
                count(rows, Verdict.AIMED),
                count(rows, Verdict.REACHED),
                count(rows, Verdict.MISSED),
                wrong == 0 ? "" : ", of which wrong: " + wrong);
    }

    private static long count(List<Row> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }
}
