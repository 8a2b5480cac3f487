package dev.orderlog.bench.measure;

import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.PeerRun;
import dev.orderlog.bench.peer.PlainOrders;
import dev.orderlog.bench.peer.dbos.DbosOrders;
import dev.orderlog.bench.peer.outbox.BatchedPollingOutbox;
import dev.orderlog.bench.peer.outbox.PollingOutbox;
import dev.orderlog.bench.report.Goal;
import dev.orderlog.bench.report.Quantity;
import dev.orderlog.bench.report.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whole orders by others, in turn with ours, on the same machine and with the same durability. */
public final class Peers implements Measure {

    private static final int SECONDS = 6;
    private static final int SECONDS_QUICK = 3;
    private static final int WARM_UP_SECONDS = 40;
    private static final int WARM_UP_SECONDS_QUICK = 12;

    /** As many as the outboxes have listeners for each service. */
    private static final int PARTITIONS = 3;

    /** Who commits one order at a time gains nothing from more. */
    private static final int THREADS = 32;

    /** Whole orders at once, as a poller's batch; more would only wait, and be waited for in the end. */
    private static final int IN_HAND = 500;

    private static final int IN_HAND_ONE_BY_ONE = 200;

    private final WholeOrders whole;

    /** One of those whom ours are compared with. */
    private record Known(Class<? extends Peer> type, String what, int concurrency) {}

    private static final Known LIMIT =
            new Known(
                    PlainOrders.class,
                    "four plain transactions per order, one database, no events",
                    THREADS);

    private static final List<Known> PEERS =
            List.of(
                    new Known(
                            DbosOrders.class,
                            "DBOS Transact (Java): four durable steps, same PostgreSQL, no log",
                            THREADS),
                    new Known(
                            PollingOutbox.class,
                            "polling outbox, the tutorial way: waits for each send, one"
                                    + " transaction per event",
                            IN_HAND_ONE_BY_ONE),
                    new Known(
                            BatchedPollingOutbox.class,
                            "polling outbox, batches sent together, one transaction per event",
                            IN_HAND));

    public Peers(WholeOrders whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public Taken take(Bench bench) throws Exception {
        var turns = whole.seen(bench).turns();
        var rows = new ArrayList<Row>();
        rows.add(
                cost(
                        "CPU seconds per 1,000 whole orders, all processes together, load"
                                + " generator apart",
                        turns,
                        LIMIT,
                        Goal.atMost(3, 1.2)));
        for (var peer : PEERS) {
            var outcome = turns.of(peer.type());
            rows.add(
                    new Row(
                            "whole orders, beside a peer",
                            new Quantity(turns.perSecond(), "orders/s", "all services"),
                            new Quantity(outcome.perSecond(), "orders/s", peer.what()),
                            Goal.atLeast(1, 2),
                            wrong(turns, outcome),
                            Map.of("peer", peer.type().getSimpleName())));
            rows.add(
                    cost(
                            "CPU seconds per 1,000 whole orders, beside a peer",
                            turns,
                            peer,
                            Goal.atMost(1, 0.5)));
        }
        return new Taken(rows, List.of());
    }

    /** So many windows each. */
    static List<PeerWork> works(Bench bench, int windows) {
        return Stream.concat(Stream.of(LIMIT), PEERS.stream())
                .map(peer ->
                        new PeerWork(
                                peer.type(),
                                PARTITIONS,
                                peer.concurrency(),
                                warmUpSeconds(bench, peer),
                                bench.of(SECONDS, SECONDS_QUICK),
                                windows))
                .toList();
    }

    /** Four transactions and nothing else are soon compiled. */
    private static int warmUpSeconds(Bench bench, Known peer) {
        int seconds = bench.of(WARM_UP_SECONDS, WARM_UP_SECONDS_QUICK);
        return peer == LIMIT ? seconds / 2 : seconds;
    }

    private static Row cost(String name, Turns turns, Known peer, Goal goal) {
        var outcome = turns.of(peer.type());
        return new Row(
                name,
                new Quantity(turns.cpuSecondsPer1000(), "CPU s", "all services and servers"),
                new Quantity(outcome.cpuSecondsPer1000(), "CPU s", peer.what()),
                goal,
                wrong(turns, outcome),
                Map.of(
                        "peer",
                        peer.type().getSimpleName(),
                        "ordersPerSecond",
                        outcome.perSecond(),
                        "cpuSecondsInItsWindow",
                        outcome.spent().secondsByName()));
    }

    private static List<String> wrong(Turns ours, PeerRun.Outcome peer) {
        var wrong = new ArrayList<>(ours.wrong());
        peer.done().wrong().forEach(each -> wrong.add("the peer: " + each));
        return wrong;
    }
}
