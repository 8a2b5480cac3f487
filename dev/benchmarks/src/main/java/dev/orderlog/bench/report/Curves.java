package dev.orderlog.bench.report;

import java.util.List;

/**
 * What can be drawn of one measure.
 *
 * @param measure of the {@link Row} it belongs to
 * @param latencies ours and what it is compared with, in one picture
 * @param series those of one unit in one picture, all on the same clock
 */
public record Curves(String measure, List<LatencyHistogram> latencies, List<Series> series) {

    public Curves {
        latencies = List.copyOf(latencies);
        series = List.copyOf(series);
    }
}
