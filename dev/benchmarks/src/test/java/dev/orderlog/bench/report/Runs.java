package dev.orderlog.bench.report;

import dev.orderlog.bench.report.Series.Point;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows and reports as a run could have made them. */
final class Runs {

    private static final int SECONDS = 300;

    private Runs() {}

    static Row accepted(double ordersPerSecond) {
        return new Row(
                "orders accepted over HTTP",
                new Quantity(ordersPerSecond, "orders/s", "order-api"),
                new Quantity(6_900.4, "orders/s", "pgbench, one order per transaction"),
                Goal.atLeast(0.8, 1.5),
                List.of(),
                Map.of("connections", 64));
    }

    static Row latency(double p99) {
        return new Row(
                "latency at 100 orders/s, p99",
                new Quantity(p99, "ms", "POST to InventoryReserved"),
                new Quantity(4.2, "ms", "the hops alone"),
                Goal.atMost(10, 4),
                List.of(),
                Map.of());
    }

    static Row memory(double megabytes) {
        return new Row(
                "memory per service at that load",
                new Quantity(megabytes, "MB", "the largest heap after a collection"),
                null,
                Goal.atMost(256, 128),
                List.of(),
                Map.of());
    }

    static Row wrong() {
        return new Row(
                "whole orders, placed to ShipmentCreated",
                new Quantity(2_113, "orders/s", "all services"),
                new Quantity(6_900.4, "orders/s", "pgbench, one order per transaction"),
                Goal.atLeast(0.15, 0.4),
                List.of("3 orders never ended", "1 order was charged twice"),
                Map.of());
    }

    static Report report(Row... rows) {
        return new Report(
                Instant.parse("2026-11-22T09:00:00Z"),
                Duration.ofSeconds(471),
                new Testbed(
                        "Some CPU @ 2.60GHz",
                        2,
                        24_000,
                        "Linux 6.1.0 amd64",
                        "Eclipse Adoptium 25+36",
                        "18.6",
                        "4.3.1",
                        Map.of("fsync", "on", "acks", "all")),
                4_711,
                true,
                "./orderlog bench --quick --seed 4711",
                List.of(rows),
                List.of(
                        new Curves(
                                "Latency, 100 orders/s: POST to InventoryReserved",
                                List.of(
                                        new LatencyHistogram("ours", micros(9_000, 0.5)),
                                        new LatencyHistogram(
                                                "sum of the hops alone", micros(3_100, 0.3))),
                                List.of()),
                        new Curves(
                                "Whole orders",
                                List.of(),
                                List.of(
                                        series("placed", "orders/s", 2_100, 90),
                                        series("shipped", "orders/s", 2_080, 200),
                                        series("lag of payment-service", "events", 60, 25)))));
    }

    static Histogram micros(double median, double spread) {
        var histogram = new Histogram(3);
        var random = new Random(7);
        IntStream.range(0, 30_000)
                .forEach(_ ->
                        histogram.recordValue(
                                (long) (median * Math.exp(spread * random.nextGaussian()))));
        return histogram;
    }

    private static Series series(String name, String unit, double level, double noise) {
        var random = new Random(name.hashCode());
        return new Series(
                name,
                unit,
                IntStream.range(0, SECONDS)
                        .mapToObj(second ->
                                new Point(
                                        second, Math.max(0, level + noise * random.nextGaussian())))
                        .toList());
    }
}
