package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad;
import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.stage.Stage;

import java.time.Duration;

/** Services that have just started run code that nobody has compiled: they work a while before anything counts. */
final class WarmUp {

    private static final int SECONDS = 180;
    private static final int SECONDS_QUICK = 65;

    /** Services that start again find broker, database and sandboxes warm: by then, they are as fast. */
    static final int AGAIN_SECONDS = 120;

    /** Whole orders at once while everything is as busy as it can be. */
    static final int TOGETHER = 2_000;

    private static final int ANY_LOAD = 1;
    private static final int REST_SECONDS_MAX = 180;
    private static final int REST_SECONDS_MAX_QUICK = 40;

    private WarmUp() {}

    static int seconds(Bench bench) {
        return bench.of(SECONDS, SECONDS_QUICK);
    }

    /** All services, warm, with nothing under way. */
    static Stage serving(Bench bench) throws Exception {
        var stage = bench.stage().serving();
        if (bench.stage().isCold()) {
            var wrong = Busy.after(seconds(bench), bench, stage, ANY_LOAD).wrong();
            if (!wrong.isEmpty()) {
                throw new IllegalStateException("while warming up: " + wrong);
            }
        }
        return stage;
    }

    /** @param number of the load within the run, so that no two place the same orders */
    static OrderLoad load(Bench bench, Stage stage, int number) throws InterruptedException {
        return load(bench, stage, number, 1 << 14);
    }

    /** @param fetchMinBytes 1 to see each event at once; more where only counts matter, to be less of a load */
    static OrderLoad load(Bench bench, Stage stage, int number, int fetchMinBytes)
            throws InterruptedException {
        return new OrderLoad(
                stage.orderApi(), stage.bootstrapServers(), bench.seed() + number, fetchMinBytes);
    }

    /** No more orders; those under way come to their end, or are found to be lost. */
    static void settle(Bench bench, OrderLoad load) throws InterruptedException {
        load.pace(new Pace.None());
        bench.await(
                Duration.ofSeconds(bench.of(REST_SECONDS_MAX, REST_SECONDS_MAX_QUICK)),
                () -> load.unanswered() == 0 && load.orders().underWay() == 0);
    }
}
