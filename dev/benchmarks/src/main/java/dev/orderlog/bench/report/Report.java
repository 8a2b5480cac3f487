package dev.orderlog.bench.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One run, whole: what was measured, on what, and how to measure it again.
 *
 * @param quick whether windows were shortened so that every row comes within minutes
 * @param command the command line that repeats the run
 */
public record Report(
        Instant startedAt,
        Duration took,
        Testbed testbed,
        long seed,
        boolean quick,
        String command,
        List<Row> rows,
        List<Curves> curves) {

    public Report {
        rows = List.copyOf(rows);
        curves = List.copyOf(curves);
    }

    /** The table, and above it what it was taken on. */
    public String text() {
        return """
        %s run of %s, %d s, seed %d
        %s, %d cores, %,d MB, %s
        %s, PostgreSQL %s, Kafka %s
        settings: %s
        again: %s

        %s\
        """
                .formatted(
                        quick ? "quick" : "full",
                        startedAt,
                        took.toSeconds(),
                        seed,
                        testbed.cpu(),
                        testbed.cores(),
                        testbed.memoryMegabytes(),
                        testbed.kernel(),
                        testbed.jdk(),
                        testbed.postgresql(),
                        testbed.kafka(),
                        settings(),
                        command,
                        Table.of(rows));
    }

    private String settings() {
        return String.join(
                ", ",
                testbed.settings().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
    }
}
