package dev.orderlog.bench.stage;

import java.io.IOException;
import java.util.function.Predicate;

/** What garbage collection costs the services of a stage, which share one JVM, from the metrics page of one of them. */
public record HeapUse(double pauseSeconds, double usedMegabytes) {

    private static final String ANY_OF_THEM = "order-api";
    private static final double MEGABYTE = 1 << 20;

    public static HeapUse of(Stage stage) throws IOException, InterruptedException {
        var page = stage.metrics(ANY_OF_THEM);
        return new HeapUse(
                sum(page, line -> line.startsWith("jvm_gc_pause_seconds_sum")),
                sum(
                                page,
                                line ->
                                        line.startsWith("jvm_memory_used_bytes")
                                                && line.contains("area=\"heap\""))
                        / MEGABYTE);
    }

    /** The share of a stretch that they spent in pauses. */
    public double pausedShareSince(HeapUse earlier, double seconds) {
        return (pauseSeconds - earlier.pauseSeconds) / seconds;
    }

    private static double sum(String page, Predicate<String> which) {
        return page.lines()
                .filter(which)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
