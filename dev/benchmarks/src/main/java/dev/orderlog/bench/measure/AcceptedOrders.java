package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderLoad;
import dev.orderlog.bench.load.OrderLoad.Pace;
import dev.orderlog.bench.report.Curves;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Stage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Orders accepted per second, each committed before its 202, by order-api alone with its relay at work. Leaves orders behind that the
 * other services know nothing of, so it is the last one on a stage.
 */
public final class AcceptedOrders implements Measure {

    private static final String ROW = "orders accepted over HTTP, durable";
    private static final int TOGETHER = 128;
    private static final int SECONDS = 60;
    private static final int SECONDS_QUICK = 10;
    private static final int WARM_UP_SECONDS = 90;
    private static final int WARM_UP_SECONDS_QUICK = 20;
    private static final int LOAD = 6;
    private static final Duration ANSWERED_MAX = Duration.ofMinutes(2);
    private static final String PLACED =
            "select count(*) from event where type = 'OrderPlaced' and said";

    @Override
    public String name() {
        return "accepted";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        double before = limit(bench, bench.stage().resting());
        var stage = bench.stage().only("order-api");
        var wrong = new ArrayList<String>();
        OverTime times;
        double cpu;
        try (var load = WarmUp.load(bench, stage, LOAD, 1 << 16)) {
            long rowsBefore = rows(stage);
            int seconds = bench.of(SECONDS, SECONDS_QUICK);
            bench.tell("orders over HTTP for %d s".formatted(seconds));
            stage.writeDown();
            load.pace(new Pace.Together(TOGETHER, Pace.Until.ACCEPTED));
            bench.during(bench.of(WARM_UP_SECONDS, WARM_UP_SECONDS_QUICK));
            var begun = stage.processorTime();
            times = OverTime.of(bench, load.orders(), seconds);
            cpu = stage.processorTime().since(begun).total() / times.accepted() * 1_000;
            load.pace(new Pace.None());
            bench.await(ANSWERED_MAX, () -> load.unanswered() == 0);
            wrong.addAll(wrong(load, rows(stage) - rowsBefore));
        }
        bench.stage().alone();
        double limit = (before + limit(bench, stage)) / 2;
        return new Taken(
                List.of(
                        new Row(
                                ROW,
                                new Quantity(times.acceptedPerSecond(), "orders/s", "order-api"),
                                new Quantity(limit, "orders/s", OneOrderPerCommit.WHAT),
                                Goal.atLeast(0.8, 1.5),
                                wrong,
                                Map.of("cpuSecondsPer1000", cpu))),
                List.of(new Curves(ROW, List.of(), List.of(times.acceptedSeries("accepted")))));
    }

    private static double limit(Bench bench, Stage stage) throws Exception {
        stage.writeDown();
        try (var plain = OneOrderPerCommit.on(stage)) {
            return plain.perSecond(bench);
        }
    }

    private static List<String> wrong(OrderLoad load, long rows) {
        var wrong = new ArrayList<>(load.orders().wrongAnswers());
        if (rows != load.orders().accepted()) {
            wrong.add(
                    "%d orders accepted, %d in the table"
                            .formatted(load.orders().accepted(), rows));
        }
        return wrong;
    }

    private static long rows(Stage stage) throws SQLException {
        return new Database(stage.jdbcUrl(Stage.databaseOf("order-api"))).number(PLACED);
    }
}
