package dev.orderlog.bench.peer.outbox;

import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.bench.peer.Done;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.peer.log.Clients;
import dev.orderlog.bench.peer.orders.Crew;
import dev.orderlog.bench.peer.orders.Databases;
import dev.orderlog.bench.peer.orders.OrderTables;
import dev.orderlog.bench.peer.orders.RandomOrders;

import org.apache.kafka.clients.producer.ProducerConfig;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Four services in one process with an inbox and an outbox each; an order has ended when its shipment is seen in the log. */
final class OutboxOrders {

    private static final int PLACERS_MAX = 8;

    /** As many as the topic has partitions at least. */
    private static final int LISTENERS_PER_SERVICE = 3;

    private static final Duration ENDING_MAX = Duration.ofSeconds(60);

    /** Kafka's default would let each record that is waited for linger 5 ms. */
    private static final Map<String, Object> NOT_LINGERING =
            Map.of(ProducerConfig.LINGER_MS_CONFIG, 0);

    private final Poller.Sending sending;

    OutboxOrders(Poller.Sending sending) {
        this.sending = sending;
    }

    Done run(Work work, Peer.Window window) throws Exception {
        try (var connection = Databases.connect(work)) {
            create(connection);
            var inHand = new InHand(work.concurrency());
            try (var pool = Databases.pool(work, connections(work));
                    var clients = new Clients(work);
                    var crew = new Crew()) {
                employ(crew, inHand, work, pool, clients);
                var counted = crew.through(work, window, inHand::ended);
                int lost = inHand.awaitAll(ENDING_MAX);
                return new Done(
                        counted.count(),
                        counted.seconds(),
                        wrong(connection, inHand.ended() + lost, lost));
            }
        }
    }

    private static List<Service> services() {
        return Stream.concat(Stream.of(Service.ORDERS), Service.LISTENING.stream()).toList();
    }

    private static void create(Connection connection) throws SQLException {
        OrderTables.create(connection);
        for (var service : services()) {
            service.create(connection);
        }
    }

    private static int placers(Work work) {
        return Math.min(work.concurrency(), PLACERS_MAX);
    }

    /** Nobody waits for a connection. */
    private static int connections(Work work) {
        return placers(work) + services().size() + Service.LISTENING.size() * LISTENERS_PER_SERVICE;
    }

    private void employ(
            Crew crew, InHand inHand, Work work, HikariDataSource pool, Clients clients) {
        crew.repeat("watcher", inHand.watching(clients.reader()));
        for (var service : Service.LISTENING) {
            for (int listener = 0; listener < LISTENERS_PER_SERVICE; listener++) {
                crew.repeat(
                        service.name() + "-listener-" + listener,
                        new Listener(service, clients.listener(service.name()), pool));
            }
        }
        for (var service : services()) {
            crew.repeat(
                    service.name() + "-poller",
                    new Poller(
                            service.outbox(),
                            sending,
                            clients.producer(NOT_LINGERING),
                            work.topic(),
                            pool));
        }
        for (int placer = 0; placer < placers(work); placer++) {
            crew.repeat(
                    "placer-" + placer,
                    placing(new RandomOrders(work.seed() + placer), inHand, pool));
        }
    }

    private static Crew.Turn placing(RandomOrders orders, InHand inHand, HikariDataSource pool) {
        return () -> {
            if (inHand.mayPlace()) {
                var order = orders.next();
                inHand.placing(order.id());
                Service.ORDERS.asked(pool, order);
            }
        };
    }

    /** What is wrong once nobody has anything left to do. */
    static List<String> wrong(Connection connection, long placed, int lost) throws SQLException {
        var wrong = OrderTables.wrong(connection, placed);
        return lost == 0
                ? wrong
                : Stream.concat(
                                Stream.of(lost + " orders whose shipment is not in the log"),
                                wrong.stream())
                        .toList();
    }
}
