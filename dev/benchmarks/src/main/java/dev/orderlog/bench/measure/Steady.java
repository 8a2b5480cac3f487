package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad;
import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.bench.stage.HeapUse;
import dev.orderlog.bench.stage.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The highest pace found at which nothing piles up: orders come at their time whether or not the services keep up.
 *
 * @param spent by all processes of the platform
 * @param pausedShare of the time of all paces tried, that the services' garbage collector took
 */
record Steady(
        OverTime times,
        ProcessorTime spent,
        boolean flat,
        double pausedShare,
        HeapUse heap,
        List<String> wrong) {

    private static final int SECONDS = 300;
    private static final int SECONDS_QUICK = 15;
    private static final int LOOK_SECONDS = 30;
    private static final int LOOKS_MAX = 3;
    private static final int LOOKS_MAX_QUICK = 0;
    private static final int GETTING_GOING_SECONDS = 10;
    private static final int GETTING_GOING_SECONDS_QUICK = 5;
    private static final int TRIES_MAX = 4;
    private static final int TRIES_MAX_QUICK = 3;
    private static final double FIRST_SHARE = 0.95;
    private static final double FIRST_SHARE_QUICK = 0.88;
    private static final double HIGHER_SHARE = 1.05;
    private static final double NEXT_SHARE = 0.9;
    private static final double KEPT_UP_SHARE = 0.97;
    private static final double NANOS_PER_SECOND = 1e9;

    double perSecond() {
        return times.shippedPerSecond();
    }

    double cpuSecondsPer1000() {
        return spent.total() / times.shipped() * 1_000;
    }

    Map<String, Object> cpuSecondsPer1000ByPart() {
        var costs = new TreeMap<String, Object>();
        spent.secondsByName()
                .forEach((name, seconds) -> costs.put(name, seconds / times.shipped() * 1_000));
        return costs;
    }

    /** @param busyPerSecond what came about when there was always a next order */
    static Steady find(Bench bench, Stage stage, double busyPerSecond, int loadNumber)
            throws Exception {
        try (var load = WarmUp.load(bench, stage, loadNumber)) {
            var heapBefore = HeapUse.of(stage);
            long began = System.nanoTime();
            int seconds = bench.of(SECONDS, SECONDS_QUICK);
            double rate =
                    climbed(
                            bench,
                            stage,
                            load,
                            busyPerSecond * (bench.quick() ? FIRST_SHARE_QUICK : FIRST_SHARE));
            var steady = at(bench, stage, load, rate, seconds);
            int triesMax = bench.of(TRIES_MAX, TRIES_MAX_QUICK);
            for (int tries = 1; !steady.flat() && tries < triesMax; tries++) {
                rate *= NEXT_SHARE;
                WarmUp.settle(bench, load);
                steady = at(bench, stage, load, rate, seconds);
            }
            WarmUp.settle(bench, load);
            double took = (System.nanoTime() - began) / NANOS_PER_SECOND;
            var heap = HeapUse.of(stage);
            return new Steady(
                    steady.times(),
                    steady.spent(),
                    steady.flat(),
                    heap.pausedShareSince(heapBefore, took),
                    heap,
                    steady.wrong(load.orders().wrong()));
        }
    }

    /** Steps up while a short look shows nothing that piles up: services go on becoming faster for minutes. */
    private static double climbed(Bench bench, Stage stage, OrderLoad load, double from)
            throws Exception {
        double rate = from;
        int looksMax = bench.of(LOOKS_MAX, LOOKS_MAX_QUICK);
        for (int looks = 0; looks < looksMax; looks++) {
            double higher = rate * HIGHER_SHARE;
            boolean flat = at(bench, stage, load, higher, LOOK_SECONDS).flat();
            WarmUp.settle(bench, load);
            if (!flat) {
                return rate;
            }
            rate = higher;
        }
        return rate;
    }

    private record Tried(OverTime times, ProcessorTime spent, boolean flat) {
        List<String> wrong(List<String> wrongOrders) {
            var all = new ArrayList<>(wrongOrders);
            if (!flat) {
                all.add("orders piled up at every pace that was tried");
            }
            return List.copyOf(all);
        }
    }

    private static Tried at(Bench bench, Stage stage, OrderLoad load, double rate, int seconds)
            throws Exception {
        bench.tell("%.0f whole orders/s for %d s".formatted(rate, seconds));
        stage.writeDown();
        load.pace(new Pace.PerSecond(rate));
        bench.during(bench.of(GETTING_GOING_SECONDS, GETTING_GOING_SECONDS_QUICK));
        var before = stage.processorTime();
        var times = OverTime.of(bench, load.orders(), seconds);
        var spent = stage.processorTime().since(before);
        boolean flat = times.lag().isFlat(rate) && times.shippedPerSecond() > rate * KEPT_UP_SHARE;
        bench.tell(
                "%.0f whole orders/s; %.0f under way in the first third, %.0f in the last: %s"
                        .formatted(
                                times.shippedPerSecond(),
                                times.lag().first(),
                                times.lag().last(),
                                flat ? "flat" : "piling up"));
        return new Tried(times, spent, flat);
    }
}
