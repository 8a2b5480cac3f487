package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.List;

/**
 * As many whole orders as freshly warmed services bring about when there is always a next one: the pace to begin with, and what cost growth
 * compares.
 *
 * @param events in the log when it began
 */
record Busy(double perSecond, long events, OverTime times, List<String> wrong) {

    private static final int SECONDS = 30;
    private static final int SECONDS_QUICK = 10;

    /** The services have just started; what they bring about counts when they are warm. */
    static Busy warmingUp(Bench bench, Stage stage, int loadNumber, int warmUp) throws Exception {
        int seconds = bench.of(SECONDS, SECONDS_QUICK);
        bench.tell(
                "%d whole orders together, %d s after %d s of warming up"
                        .formatted(WarmUp.TOGETHER, seconds, warmUp));
        try (var load = WarmUp.load(bench, stage, loadNumber);
                var topics = new Topics(stage.bootstrapServers())) {
            load.pace(new Pace.Together(WarmUp.TOGETHER, Pace.Until.SHIPPED));
            bench.during(warmUp);
            long events = topics.size(TopicCatalogue.ORDER_EVENTS);
            var times = OverTime.of(bench, load.orders(), seconds);
            bench.tell("%.0f whole orders/s".formatted(times.shippedPerSecond()));
            WarmUp.settle(bench, load);
            bench.stage().warm();
            return new Busy(times.shippedPerSecond(), events, times, load.orders().wrong());
        }
    }
}
