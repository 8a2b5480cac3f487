package dev.orderlog.bench.report;

import dev.orderlog.bench.report.Columns.Align;
import dev.orderlog.bench.report.Columns.Column;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** How far several runs of the same measures lie apart: what a number is worth. */
public record Spread(int runs, List<Of> rows) {

    /** {@code (max-min)/median} beyond which a measure does not count as repeatable. */
    public static final double LIMIT = 0.25;

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("measure", Align.LEFT, 40),
                    new Column("against", Align.LEFT, 34),
                    new Column("min", Align.RIGHT, 14),
                    new Column("median", Align.RIGHT, 14),
                    new Column("max", Align.RIGHT, 14),
                    new Column("apart", Align.RIGHT, 10),
                    new Column("verdict", Align.LEFT, 20));

    /**
     * @param against the limit's name, empty where the measure has none
     * @param unit of the measured, {@code x} for a ratio
     * @param measured one for each run that had the row, ascending
     */
    public record Of(
            String measure, String against, String unit, List<Double> measured, boolean wrong) {

        public Of {
            if (measured.isEmpty()) {
                throw new IllegalArgumentException("never measured: " + measure);
            }
            measured = measured.stream().sorted().toList();
        }

        public double min() {
            return measured.getFirst();
        }

        public double max() {
            return measured.getLast();
        }

        public double median() {
            int middle = measured.size() / 2;
            return measured.size() % 2 == 1
                    ? measured.get(middle)
                    : (measured.get(middle - 1) + measured.get(middle)) / 2;
        }

        public double apart() {
            return max() == min() ? 0 : (max() - min()) / Math.abs(median());
        }
    }

    private record Key(String measure, String against, String unit) {
        static Key of(Row row) {
            var limit = row.limit();
            return limit == null
                    ? new Key(row.measure(), "", row.ours().unit())
                    : new Key(row.measure(), limit.of(), "x");
        }
    }

    public Spread {
        rows = List.copyOf(rows);
    }

    public static Spread over(List<Report> reports) {
        var measured = new LinkedHashMap<Key, List<Row>>();
        for (var report : reports) {
            for (var row : report.rows()) {
                measured.computeIfAbsent(Key.of(row), _ -> new ArrayList<>()).add(row);
            }
        }
        return new Spread(
                reports.size(),
                measured.entrySet().stream()
                        .map(entry -> of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Of of(Key key, List<Row> rows) {
        return new Of(
                key.measure(),
                key.against(),
                key.unit(),
                rows.stream().map(Row::measured).toList(),
                rows.stream().anyMatch(row -> !row.wrong().isEmpty()));
    }

    /** Whether every measure was in every run, right, and near enough to itself. */
    public boolean isRepeatable() {
        return rows.stream().allMatch(this::isRepeatable);
    }

    private boolean isRepeatable(Of row) {
        return !row.wrong() && row.measured().size() == runs && row.apart() <= LIMIT;
    }

    public String table() {
        var columns = new Columns(COLUMNS);
        for (var row : rows) {
            columns.line(
                    List.of(
                            row.measure(),
                            row.against().isEmpty() ? "-" : row.against(),
                            shown(row.min(), row),
                            shown(row.median(), row),
                            shown(row.max(), row),
                            Figures.percent(row.apart()),
                            verdict(row)));
        }
        int repeatable =
                Collections.frequency(rows.stream().map(this::isRepeatable).toList(), true);
        return "%s\n%d runs, %d measures: %d within %s, %d not\n"
                .formatted(
                        columns,
                        runs,
                        rows.size(),
                        repeatable,
                        Figures.percent(LIMIT),
                        rows.size() - repeatable);
    }

    private String verdict(Of row) {
        if (row.wrong()) {
            return "WRONG";
        }
        if (row.measured().size() < runs) {
            return "in %d of %d runs".formatted(row.measured().size(), runs);
        }
        return isRepeatable(row) ? "within" : "APART";
    }

    private static String shown(double value, Of row) {
        return Figures.rounded(value) + (row.unit().equals("x") ? "x" : " " + row.unit());
    }
}
