package dev.orderlog.bench.peer.dbos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.orderlog.bench.peer.Done;
import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;
import dev.orderlog.bench.peer.orders.Crew;
import dev.orderlog.bench.peer.orders.Databases;
import dev.orderlog.bench.peer.orders.OrderTables;
import dev.orderlog.bench.peer.orders.RandomOrders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * The same four steps as a durable workflow of DBOS Transact: after a crash an order goes on with the step that was not yet done.
 * No log, and nobody else hears of the order. Its system database is one of its own on the same PostgreSQL; its conductor, which
 * needs a key and a network, is not used.
 *
 * <p>In its favour: steps are plain ones, which cost less than its transactional steps, as ours may be repeated.
 */
public final class DbosOrders implements Peer {

    private static final String NOT_ENDED =
            "select count(*) from dbos.workflow_status where status <> 'SUCCESS'";

    @Override
    public Done run(Work work, Window window) throws Exception {
        try (var connection = Databases.connect(work)) {
            OrderTables.create(connection);
            var ended = new LongAdder();
            Crew.Counted counted;
            try (var pool = Databases.pool(work, work.concurrency());
                    var dbos = new DBOS(config(work))) {
                counted = counted(work, window, dbos, pool, ended);
            }
            return new Done(
                    counted.count(),
                    counted.seconds(),
                    Stream.concat(
                                    OrderTables.wrong(connection, ended.sum()).stream(),
                                    notEnded(work).stream())
                            .toList());
        }
    }

    private static Crew.Counted counted(
            Work work, Window window, DBOS dbos, HikariDataSource pool, LongAdder ended)
            throws Exception {
        OrderFlow flow = dbos.registerProxy(OrderFlow.class, new FourStepFlow(dbos, pool));
        dbos.launch();
        try (var crew = new Crew()) {
            for (int worker = 0; worker < work.concurrency(); worker++) {
                var orders = new RandomOrders(work.seed() + worker);
                crew.repeat(
                        "orders-" + worker,
                        () -> {
                            var order = orders.next();
                            var json = new String(order.json(), UTF_8);
                            dbos.startWorkflow(
                                            () -> flow.run(json),
                                            new StartWorkflowOptions(order.id().toString()))
                                    .getResult();
                            ended.increment();
                        });
            }
            return crew.through(work, window, ended::sum);
        }
    }

    private static DBOSConfig config(Work work) {
        return DBOSConfig.defaults("orders")
                .withDatabaseUrl(systemUrl(work))
                .withDbUser(work.user())
                .withDbPassword(work.password());
    }

    /** DBOS makes this database itself. */
    private static String systemUrl(Work work) {
        return work.jdbcUrl() + "_dbos";
    }

    private static List<String> notEnded(Work work) throws SQLException {
        try (Connection system =
                        DriverManager.getConnection(systemUrl(work), work.user(), work.password());
                var statement = system.createStatement();
                var rows = statement.executeQuery(NOT_ENDED)) {
            rows.next();
            long count = rows.getLong(1);
            return count == 0 ? List.of() : List.of(count + " workflows did not end well");
        }
    }
}
