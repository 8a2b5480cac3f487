package dev.orderlog.bench.measure;

import dev.orderlog.bench.peer.PeerRun;
import dev.orderlog.bench.peer.relay.DebeziumRelay;
import dev.orderlog.bench.peer.relay.OrderlogRelay;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;
import dev.orderlog.bench.stage.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A backlog from the event table to the log: by our relay and by Debezium's embedded engine, each a process of its own and one after
 * the other, and against a bare producer that has the same records in memory.
 */
public final class RelayDrain implements Measure {

    /** A backlog has 10,000 events for each second. */
    private static final int SECONDS = 100;

    private static final int SECONDS_QUICK = 20;
    private static final int WARM_UP_SECONDS = 25;
    private static final int WARM_UP_SECONDS_QUICK = 40;

    /** So many events take it twice as long as ours take the relay. */
    private static final int DEBEZIUM_WARM_UP_SECONDS_QUICK = 20;

    private static final int BARE_RECORDS = 1_000_000;
    private static final int BARE_RECORDS_QUICK = 600_000;
    private static final int PARTITIONS = 6;
    private static final String DEBEZIUM = "Debezium's embedded engine, same table, same backlog";

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        var stage = bench.stage().resting();
        var work =
                new PeerWork(
                        OrderlogRelay.class,
                        PARTITIONS,
                        1,
                        bench.of(WARM_UP_SECONDS, WARM_UP_SECONDS_QUICK),
                        bench.of(SECONDS, SECONDS_QUICK),
                        1);
        var ours = work.on(bench, stage);
        double bareBefore = bare(bench, stage, work.topic(), "bare");
        var debezium =
                work.by(
                                DebeziumRelay.class,
                                bench.of(WARM_UP_SECONDS, DEBEZIUM_WARM_UP_SECONDS_QUICK))
                        .on(bench, stage);
        double bareAfter = bare(bench, stage, work.topic(), "bare-again");
        double limit = (bareBefore + bareAfter) / 2;
        return Taken.of(
                new Row(
                        "relay, commit to log, draining a backlog",
                        new Quantity(ours.perSecond(), "events/s", "relay"),
                        new Quantity(limit, "events/s", "bare idempotent producer, same records"),
                        Goal.atLeast(0.4, 0.8),
                        ours.done().wrong(),
                        details(ours)),
                new Row(
                        "relay, draining a backlog, beside a peer",
                        new Quantity(ours.perSecond(), "events/s", "relay"),
                        new Quantity(debezium.perSecond(), "events/s", DEBEZIUM),
                        Goal.atLeast(1, 2),
                        wrong(ours, debezium),
                        details(debezium)),
                new Row(
                        "CPU seconds per 1,000 events relayed, beside a peer",
                        new Quantity(ours.cpuSecondsPer1000(), "CPU s", "relay and servers"),
                        new Quantity(debezium.cpuSecondsPer1000(), "CPU s", DEBEZIUM),
                        Goal.atMost(1, 0.5),
                        wrong(ours, debezium),
                        details(debezium)));
    }

    private static double bare(Bench bench, Stage stage, String from, String to) throws Exception {
        double perSecond =
                new BareProducer(stage.bootstrapServers(), from, to)
                        .perSecond(bench.of(BARE_RECORDS, BARE_RECORDS_QUICK), PARTITIONS);
        bench.tell("bare producer: %.0f events/s".formatted(perSecond));
        return perSecond;
    }

    private static Map<String, Object> details(PeerRun.Outcome outcome) {
        return Map.of(
                "events", outcome.done().count(),
                "seconds", outcome.done().seconds(),
                "cpuSecondsInItsWindow", outcome.spent().secondsByName());
    }

    private static List<String> wrong(PeerRun.Outcome ours, PeerRun.Outcome peer) {
        var wrong = new ArrayList<>(ours.done().wrong());
        peer.done().wrong().forEach(each -> wrong.add("the peer: " + each));
        return wrong;
    }
}
