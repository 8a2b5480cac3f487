package dev.orderlog.bench.measure;

import dev.orderlog.bench.report.Curves;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.SharedStage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Whole orders through every service, at the highest pace at which nothing piles up; and, on the same services, their latency. */
public final class WholeOrders implements Measure {

    static final String ROW = "whole orders, placed to ShipmentCreated";

    private static final double PAUSED_SHARE_MAX = 0.1;
    private static final int STEADY_LOAD = 3;
    private static final int LATENCY_LOAD = 4;

    private @Nullable Seen seen;

    /**
     * What others are compared with as well.
     *
     * @param later one more turn, when many more orders had been shipped; only where {@link Growth} asks for it
     */
    record Seen(int stage, Turns turns, Steady steady, @Nullable Turns later) {}

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        var ours = seen(bench);
        var latency = Latency.measure(bench, WarmUp.serving(bench), LATENCY_LOAD);
        return new Taken(
                List.of(whole(ours), latency.p50(), latency.p99(), memory(ours.steady())),
                List.of(curves(ours.steady()), latency.curves()));
    }

    /** Measured when first asked for on this platform; afterwards its log is full of orders. */
    Seen seen(Bench bench) throws Exception {
        var present = seen;
        if (present == null || present.stage() != bench.stage().number()) {
            var turns = Turns.take(bench);
            var stage = bench.stage().serving();
            var steady = Steady.find(bench, stage, turns.perSecond(), STEADY_LOAD);
            var later = Growth.asksForLater(bench) ? Turns.oneMore(bench) : null;
            bench.tell(
                    "%.2f CPU seconds per 1,000 whole orders: %s"
                            .formatted(
                                    steady.cpuSecondsPer1000(), steady.cpuSecondsPer1000ByPart()));
            present = new Seen(bench.stage().number(), turns, steady, later);
            seen = present;
        }
        return present;
    }

    private static Row whole(Seen ours) {
        var steady = ours.steady();
        return new Row(
                ROW,
                new Quantity(steady.perSecond(), "orders/s", "all services"),
                new Quantity(ours.turns().onePerCommit(), "orders/s", OneOrderPerCommit.WHAT),
                Goal.atLeast(0.15, 0.4),
                steady.wrong(),
                Map.of(
                        "cpuSecondsPer1000", steady.cpuSecondsPer1000(),
                        "cpuSecondsPer1000ByPart", steady.cpuSecondsPer1000ByPart(),
                        "alwaysANextOrderPerSecond", ours.turns().perSecond()));
    }

    private static Row memory(Steady steady) {
        return new Row(
                "memory per service at that load",
                new Quantity(
                        SharedStage.HEAP_PER_SERVICE_MB,
                        "MB heap",
                        "a fifth of what the services share"),
                null,
                Goal.atMost(256, 128),
                steady.pausedShare() > PAUSED_SHARE_MAX
                        ? List.of(
                                "%.0f %% of the time went into garbage collection"
                                        .formatted(steady.pausedShare() * 100))
                        : List.of(),
                Map.of(
                        "pausedShare", steady.pausedShare(),
                        "usedMegabytes", steady.heap().usedMegabytes()));
    }

    private static Curves curves(Steady steady) {
        return new Curves(
                ROW,
                List.of(),
                List.of(
                        steady.times().acceptedSeries("accepted"),
                        steady.times().shippedSeries("shipped"),
                        steady.times().underWaySeries("under way (lag)")));
    }
}
