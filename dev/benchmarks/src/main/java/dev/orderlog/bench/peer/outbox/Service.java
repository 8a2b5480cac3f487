package dev.orderlog.bench.peer.outbox;

import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.bench.peer.orders.Order;
import dev.orderlog.bench.peer.orders.OrderSteps;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A service that hears one event, takes its step and says the next one, all in one transaction per event. */
record Service(
        String name, String hears, OrderSteps.Step step, String says, Inbox inbox, Outbox outbox) {

    static final String PLACED = "OrderPlaced";
    static final String CHARGED = "PaymentCharged";
    static final String RESERVED = "InventoryReserved";
    static final String SHIPPED = "ShipmentCreated";

    /** Hears nobody: people come to it. */
    static final Service ORDERS = of("orders", "", OrderSteps::place, PLACED);

    static final List<Service> LISTENING =
            List.of(
                    of("payment", PLACED, OrderSteps::charge, CHARGED),
                    of("inventory", CHARGED, OrderSteps::reserve, RESERVED),
                    of("shipping", RESERVED, OrderSteps::ship, SHIPPED));

    private static Service of(String name, String hears, OrderSteps.Step step, String says) {
        return new Service(name, hears, step, says, new Inbox(name), new Outbox(name));
    }

    void create(Connection connection) throws SQLException {
        inbox.create(connection);
        outbox.create(connection);
    }

    void asked(HikariDataSource pool, Order order) throws SQLException {
        try (var connection = pool.getConnection()) {
            act(connection, order);
            connection.commit();
        }
    }

    void heard(HikariDataSource pool, Event event) throws SQLException {
        try (var connection = pool.getConnection()) {
            if (inbox.add(connection, event.id())) {
                act(connection, event.order());
            }
            connection.commit();
        }
    }

    private void act(Connection connection, Order order) throws SQLException {
        step.take(connection, order);
        outbox.add(connection, Event.of(says, order));
    }
}
