package dev.orderlog.bench.stage;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What garbage collection costs the services of a stage, from their own metrics pages. */
public record HeapUse(Map<String, Double> pauseSeconds, Map<String, Double> usedMegabytes) {

    private static final double MEGABYTE = 1 << 20;

    public static HeapUse of(Stage stage) throws IOException, InterruptedException {
        var pauses = new LinkedHashMap<String, Double>();
        var used = new LinkedHashMap<String, Double>();
        for (var service : Stage.SERVICES) {
            var page = stage.metrics(service);
            pauses.put(service, sum(page, line -> line.startsWith("jvm_gc_pause_seconds_sum")));
            used.put(
                    service,
                    sum(
                                    page,
                                    line ->
                                            line.startsWith("jvm_memory_used_bytes")
                                                    && line.contains("area=\"heap\""))
                            / MEGABYTE);
        }
        return new HeapUse(pauses, used);
    }

    /** The greatest share of a stretch that any service spent in pauses. */
    public double pausedShareSince(HeapUse earlier, double seconds) {
        return Stage.SERVICES.stream()
                        .mapToDouble(service ->
                                pauseSeconds.getOrDefault(service, 0.0)
                                        - earlier.pauseSeconds().getOrDefault(service, 0.0))
                        .max()
                        .orElseThrow()
                / seconds;
    }

    private static double sum(String page, Predicate<String> which) {
        return page.lines()
                .filter(which)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
