package dev.orderlog.bench.measure;

import dev.orderlog.bench.fill.EndedOrders;
import dev.orderlog.bench.fill.Fill;
import dev.orderlog.bench.report.Curves;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.Database;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.bench.stage.Topics;
import dev.orderlog.schemas.TopicCatalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Whole orders per second before and after very many orders have come to their end. In a full run in all turns and in as many
 * afterwards, on services as warm; in a quick one in the turns but for the first and in one more when the
 * steady pace has run, which shows what grows fast and no more.
 */
public final class Growth implements Measure {

    private static final String NAME = "growth";
    private static final int EVENTS = 10_000_000;
    private static final int EVENTS_QUICK = 40_000;

    /** In the log, in all tables and indexes together, and in what is written ahead. */
    private static final int BYTES_PER_EVENT = 4_000;

    private static final int EVENTS_PER_ORDER = 4;
    private static final String PLACED =
            "select count(*) from event where type = 'OrderPlaced' and said";
    private static final double GIGABYTE = 1e9;

    private final WholeOrders whole;

    public Growth(WholeOrders whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        if (!bench.quick()) {
            requireSpace(bench);
        }
        var seen = whole.seen(bench);
        if (!bench.quick()) {
            return filled(bench, seen.turns());
        }
        var before = seen.turns().warm();
        var after = Objects.requireNonNull(seen.later());
        long added = after.events() - before.events();
        var wrong = new ArrayList<>(seen.turns().wrong());
        wrong.addAll(after.wrong());
        if (added < EVENTS_QUICK) {
            wrong.add("%,d events came, not %,d".formatted(added, EVENTS_QUICK));
        }
        return taken(EVENTS_QUICK, "all services, after", added, before, after, wrong);
    }

    /** A full run fills log and tables instead. */
    static boolean asksForLater(Bench bench) {
        return bench.quick() && bench.measures().contains(NAME);
    }

    private static Taken filled(Bench bench, Turns before) throws Exception {
        bench.tell("some orders to their very end, as patterns for more");
        var ended = EndedOrders.make(bench.stage().serving(), bench.seed());
        var stage = bench.stage().resting();
        try (var topics = new Topics(stage.bootstrapServers())) {
            bench.tell("%,d events of ended orders into tables and log".formatted(EVENTS));
            long added =
                    new Fill(stage, ended)
                            .add(EVENTS, count -> bench.tell("%,d events".formatted(count)));
            long full = topics.size(TopicCatalogue.ORDER_EVENTS);
            long placedBefore = placed(stage);
            bench.stage().serving();
            stage.awaitLevel();
            var wrong = new ArrayList<>(before.wrong());
            if (topics.size(TopicCatalogue.ORDER_EVENTS) != full) {
                wrong.add("events of ended orders were published again");
            }
            var after = Turns.again(bench);
            wrong.addAll(after.wrong());
            wrong.addAll(
                    wholeOrdersAlone(
                            topics.size(TopicCatalogue.ORDER_EVENTS) - full,
                            placed(stage) - placedBefore));
            return taken(EVENTS, "all services, after", added, before, after, wrong);
        }
    }

    private static Taken taken(
            int events, String what, long added, Turns before, Turns after, List<String> wrong) {
        var name =
                String.format(
                        Locale.ROOT,
                        "cost growth: whole orders per second with %,d more events in log and"
                                + " tables",
                        events);
        return new Taken(
                List.of(
                        new Row(
                                name,
                                new Quantity(after.perSecond(), "orders/s", what),
                                new Quantity(
                                        before.perSecond(), "orders/s", "all services, before"),
                                Goal.atLeast(0.9, 0.98),
                                wrong,
                                Map.of(
                                        "eventsAdded", added,
                                        "eventsInLogBefore", before.events(),
                                        "eventsInLogAfter", after.events()))),
                List.of(
                        new Curves(
                                name,
                                List.of(),
                                List.of(
                                        before.times().shippedSeries("shipped, before"),
                                        after.times().shippedSeries("shipped, after")))));
    }

    /** Whatever came to the log since are the events of whole orders that were placed since. */
    private static List<String> wholeOrdersAlone(long more, long placed) {
        return more == placed * EVENTS_PER_ORDER
                ? List.of()
                : List.of("%d orders were placed, %d events came".formatted(placed, more));
    }

    private static long placed(Stage stage) throws SQLException {
        return new Database(stage.jdbcUrl(Stage.databaseOf("order-api"))).number(PLACED);
    }

    private static void requireSpace(Bench bench) throws IOException {
        double needed = (double) EVENTS * BYTES_PER_EVENT / GIGABYTE;
        double free = Files.getFileStore(bench.directory()).getUsableSpace() / GIGABYTE;
        if (free < needed) {
            throw new IOException(
                    "%.0f GB are needed below %s, %.0f GB are free"
                            .formatted(needed, bench.directory(), free));
        }
    }
}
