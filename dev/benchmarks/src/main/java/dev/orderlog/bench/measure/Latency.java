package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.bench.report.Curves;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.LatencyHistogram;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.Hops;
import dev.orderlog.bench.stage.Stage;

import org.HdrHistogram.Histogram;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * From the time at which a POST was due to {@code InventoryReserved} in a reader's hands, against the sum of the hops measured alone,
 * in turn with it and with the services standing still.
 * Microseconds; orders are due at fixed times whatever the answers do, so nothing is left out while the platform is slow.
 */
record Latency(
        Histogram reserved, Histogram accepted, double coresBusy, Hops hops, List<String> wrong) {

    private static final int ORDERS_PER_SECOND = 100;
    private static final int TURNS = 2;
    private static final int SECONDS_PER_TURN = 30;
    private static final int SECONDS_PER_TURN_QUICK = 10;
    private static final int HOPS_PER_TURN = 2_000;
    private static final int GETTING_GOING_SECONDS = 30;
    private static final int GETTING_GOING_SECONDS_QUICK = 15;
    private static final int GOING_AGAIN_SECONDS = 3;

    /** Placed, call recorded, answer taken, reserved. */
    private static final int COMMITS = 4;

    /** OrderPlaced, PaymentCharged, InventoryReserved. */
    private static final int TIMES_THROUGH_THE_LOG = 3;

    private static final double MICROS_PER_MS = 1_000;
    private static final double MILLIS = 1_000;
    private static final String ROW =
            "latency at %d orders/s, POST to InventoryReserved".formatted(ORDERS_PER_SECOND);

    static Latency measure(Bench bench, Stage stage, int loadNumber) throws Exception {
        int seconds = bench.of(SECONDS_PER_TURN, SECONDS_PER_TURN_QUICK);
        bench.tell(
                "latency at %d orders/s for %d s, and each hop alone, %d times in turn"
                        .formatted(ORDERS_PER_SECOND, seconds, TURNS));
        var reserved = new Histogram(3);
        var accepted = new Histogram(3);
        var spent = ProcessorTime.NONE;
        Hops hops = null;
        stage.writeDown();
        try (var load = WarmUp.load(bench, stage, loadNumber, 1)) {
            for (int turn = 0; turn < TURNS; turn++) {
                load.pace(new Pace.PerSecond(ORDERS_PER_SECOND));
                bench.during(turn == 0 ? gettingGoing(bench) : GOING_AGAIN_SECONDS);
                var before = stage.processorTime();
                long from = System.nanoTime();
                bench.during(seconds);
                long to = System.nanoTime();
                spent = spent.plus(stage.processorTime().since(before));
                WarmUp.settle(bench, load);
                record(load.orders().toReserved(from, to), reserved);
                record(load.orders().toAccepted(from, to), accepted);
                try (var _ = stage.servicesAbsent()) {
                    var alone = Hops.measure(stage, HOPS_PER_TURN);
                    hops = hops == null ? alone : hops.plus(alone);
                }
            }
            bench.tell(
                    "%.1f ms CPU for an order: %s"
                            .formatted(
                                    spent.total() / (TURNS * seconds) / ORDERS_PER_SECOND * MILLIS,
                                    spent.secondsByName()));
            return new Latency(
                    reserved,
                    accepted,
                    spent.total() / (TURNS * seconds),
                    Objects.requireNonNull(hops),
                    load.orders().wrong());
        }
    }

    private static int gettingGoing(Bench bench) {
        return bench.of(GETTING_GOING_SECONDS, GETTING_GOING_SECONDS_QUICK);
    }

    Row p50() {
        return row("p50", 50, Goal.atMost(3, 1.5));
    }

    Row p99() {
        return row("p99", 99, Goal.atMost(10, 4));
    }

    Curves curves() {
        return new Curves(
                ROW,
                List.of(
                        new LatencyHistogram("POST to InventoryReserved", reserved),
                        new LatencyHistogram("POST to 202", accepted),
                        new LatencyHistogram("one commit alone", hops.commit()),
                        new LatencyHistogram("once through the log alone", hops.throughTheLog()),
                        new LatencyHistogram("one provider call alone", hops.providerCall())),
                List.of());
    }

    private Row row(String name, double percentile, Goal goal) {
        double commit = ms(hops.commit(), percentile);
        double log = ms(hops.throughTheLog(), percentile);
        double call = ms(hops.providerCall(), percentile);
        return new Row(
                ROW + ", " + name,
                new Quantity(ms(reserved, percentile), "ms", "POST to a reader of the log"),
                new Quantity(
                        COMMITS * commit + TIMES_THROUGH_THE_LOG * log + call,
                        "ms",
                        "%d commits, %d times through the log, 1 call, each alone"
                                .formatted(COMMITS, TIMES_THROUGH_THE_LOG)),
                goal,
                wrong,
                Map.of(
                        "commitMs", commit,
                        "throughTheLogMs", log,
                        "providerCallMs", call,
                        "orders", reserved.getTotalCount(),
                        "coresBusy", coresBusy,
                        "acceptedMs", ms(accepted, percentile)));
    }

    private static double ms(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }

    private static void record(long[] nanos, Histogram micros) {
        for (long each : nanos) {
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(each));
        }
    }
}
