package dev.orderlog.bench.peer;

import dev.orderlog.bench.peer.orders.Crew;
import dev.orderlog.bench.peer.orders.Databases;
import dev.orderlog.bench.peer.orders.OrderSteps;
import dev.orderlog.bench.peer.orders.OrderTables;
import dev.orderlog.bench.peer.orders.RandomOrders;

import java.util.concurrent.atomic.LongAdder;

/**
 * The least that an order can cost: its four steps as four plain transactions on one database, one after the other, by whoever
 * took the order. No events, no log, nobody else to tell, and nothing that would go on after a crash between two of them.
 */
public final class PlainOrders implements Peer {

    @Override
    public Done run(Work work, Window window) throws Exception {
        try (var connection = Databases.connect(work)) {
            OrderTables.create(connection);
            var ended = new LongAdder();
            Crew.Counted counted;
            try (var pool = Databases.pool(work, work.concurrency());
                    var crew = new Crew()) {
                for (int worker = 0; worker < work.concurrency(); worker++) {
                    var orders = new RandomOrders(work.seed() + worker);
                    crew.repeat(
                            "orders-" + worker,
                            () -> {
                                var order = orders.next();
                                Databases.commit(pool, OrderSteps::place, order);
                                Databases.commit(pool, OrderSteps::charge, order);
                                Databases.commit(pool, OrderSteps::reserve, order);
                                Databases.commit(pool, OrderSteps::ship, order);
                                ended.increment();
                            });
                }
                counted = crew.through(work, window, ended::sum);
            }
            return new Done(
                    counted.count(), counted.seconds(), OrderTables.wrong(connection, ended.sum()));
        }
    }
}
