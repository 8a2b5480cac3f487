package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.load.Orders;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.schemas.TopicCatalogue;

import java.time.Duration;
import java.util.List;

/**
 * As many whole orders as warm services bring about when there is always a next one: the pace to begin with, and what cost growth
 * compares.
 *
 * @param events in the log when it began
 */
record Busy(double perSecond, long events, OverTime times, List<String> wrong) {

    private static final int SECONDS = 30;
    private static final int SECONDS_QUICK = 10;
    private static final Duration GROWN_MAX = Duration.ofMinutes(5);

    /** What has to be before anything counts. */
    private interface Ready {
        void await(Orders orders) throws InterruptedException;
    }

    /** The services have just started; what they bring about counts when they are warm. */
    static Busy warmingUp(Bench bench, Stage stage, int loadNumber, int warmUp) throws Exception {
        return when(
                _ -> bench.during(warmUp),
                "%d s of warming up".formatted(warmUp),
                bench,
                stage,
                loadNumber);
    }

    /** The services are warm; what they bring about counts when so many more orders are behind them. */
    static Busy grown(Bench bench, Stage stage, int loadNumber, long orders) throws Exception {
        return when(
                seen -> {
                    if (!bench.await(GROWN_MAX, () -> seen.shipped() >= orders)) {
                        throw new IllegalStateException(
                                "%,d of %,d orders were shipped in %d s"
                                        .formatted(seen.shipped(), orders, GROWN_MAX.toSeconds()));
                    }
                },
                "%,d more orders".formatted(orders),
                bench,
                stage,
                loadNumber);
    }

    private static Busy when(Ready ready, String what, Bench bench, Stage stage, int loadNumber)
            throws Exception {
        int seconds = bench.of(SECONDS, SECONDS_QUICK);
        bench.tell(
                "%d whole orders together, %d s after %s"
                        .formatted(WarmUp.TOGETHER, seconds, what));
        try (var load = WarmUp.load(bench, stage, loadNumber);
                var topics = new Topics(stage.bootstrapServers())) {
            load.pace(new Pace.Together(WarmUp.TOGETHER, Pace.Until.SHIPPED));
            ready.await(load.orders());
            long events = topics.size(TopicCatalogue.ORDER_EVENTS);
            var times = OverTime.of(bench, load.orders(), seconds);
            bench.tell("%.0f whole orders/s".formatted(times.shippedPerSecond()));
            WarmUp.settle(bench, load);
            bench.stage().warm();
            return new Busy(times.shippedPerSecond(), events, times, load.orders().wrong());
        }
    }
}
