package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.schemas.TopicCatalogue;

import java.util.List;

/**
 * As many whole orders as warm services bring about when there is always a next one: the pace to begin with, and what cost growth
 * compares.
 *
 * @param events in the log when it began
 * @param spent by all processes of the platform
 */
record Busy(long events, OverTime times, ProcessorTime spent, List<String> wrong) {

    private static final int SECONDS = 20;
    private static final int SECONDS_QUICK = 6;

    double perSecond() {
        return times.shippedPerSecond();
    }

    /** @param warmUp seconds of the same work before it counts */
    static Busy after(int warmUp, Bench bench, Stage stage, int loadNumber) throws Exception {
        int seconds = bench.of(SECONDS, SECONDS_QUICK);
        bench.tell(
                "%d whole orders together, %d s after %d s of warming up"
                        .formatted(WarmUp.TOGETHER, seconds, warmUp));
        try (var load = WarmUp.load(bench, stage, loadNumber);
                var topics = new Topics(stage.bootstrapServers())) {
            load.pace(new Pace.Together(WarmUp.TOGETHER, Pace.Until.SHIPPED));
            bench.during(warmUp);
            long events = topics.size(TopicCatalogue.ORDER_EVENTS);
            var before = stage.processorTime();
            var times = OverTime.of(bench, load.orders(), seconds);
            var spent = stage.processorTime().since(before);
            bench.tell("%.0f whole orders/s".formatted(times.shippedPerSecond()));
            WarmUp.settle(bench, load);
            bench.stage().warm();
            return new Busy(events, times, spent, load.orders().wrong());
        }
    }
}
