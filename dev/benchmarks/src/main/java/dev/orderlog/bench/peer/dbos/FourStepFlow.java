package dev.orderlog.bench.peer.dbos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.workflow.Workflow;
import dev.orderlog.bench.peer.orders.Databases;
import dev.orderlog.bench.peer.orders.Order;
import dev.orderlog.bench.peer.orders.OrderSteps;

import java.sql.SQLException;

/** Each step is one transaction of its own; DBOS writes down that it is done before the next begins. */
public final class FourStepFlow implements OrderFlow {

    private final DBOS dbos;
    private final HikariDataSource pool;

    FourStepFlow(DBOS dbos, HikariDataSource pool) {
        this.dbos = dbos;
        this.pool = pool;
    }

    @Override
    @Workflow(name = "order")
    public void run(String json) throws SQLException {
        var order = Order.of(json.getBytes(UTF_8));
        step("place", OrderSteps::place, order);
        step("charge", OrderSteps::charge, order);
        step("reserve", OrderSteps::reserve, order);
        step("ship", OrderSteps::ship, order);
    }

    private void step(String name, OrderSteps.Step step, Order order) throws SQLException {
        dbos.runStep(() -> Databases.commit(pool, step, order), name);
    }
}
