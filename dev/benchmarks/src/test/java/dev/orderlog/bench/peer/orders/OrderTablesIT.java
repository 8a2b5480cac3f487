package dev.orderlog.bench.peer.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.SharedServers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class OrderTablesIT {

    private static final int ORDERS = 20;

    private Connection connection;

    @BeforeEach
    void ordersAreShipped() throws SQLException {
        connection =
                DriverManager.getConnection(
                        SharedServers.postgres().jdbcUrl(SharedServers.freshDatabase("orders")),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD);
        OrderTables.create(connection);
        var orders = new RandomOrders(42);
        for (int n = 0; n < ORDERS; n++) {
            var order = orders.next();
            OrderSteps.place(connection, order);
            OrderSteps.charge(connection, order);
            OrderSteps.reserve(connection, order);
            OrderSteps.reserve(connection, order);
            OrderSteps.ship(connection, order);
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void wholeOrdersAreFineEvenWhereAStepWasRepeated() throws SQLException {
        assertThat(OrderTables.wrong(connection, ORDERS)).isEmpty();
    }

    @Test
    void anOrderThatIsMissingIsNoticed() throws SQLException {
        assertThat(OrderTables.wrong(connection, ORDERS + 1))
                .contains("orders: 20 instead of 21", "shipment: 20 instead of 21");
    }

    @Test
    void aStepThatIsMissingIsNoticed() throws SQLException {
        change("delete from shipment where order_id = (select min(id::text)::uuid from orders)");

        assertThat(OrderTables.wrong(connection, ORDERS))
                .containsExactly(
                        "shipment: 19 instead of 20", "orders without a shipment: 1 instead of 0");
    }

    @Test
    void stockThatWasTakenTwiceIsNoticed() throws SQLException {
        change(
                "update stock set available = available - 1, reserved = reserved + 1"
                        + " where sku = 'sku-0007'");

        assertThat(OrderTables.wrong(connection, ORDERS))
                .containsExactly("products whose stock and reservations disagree: 1 instead of 0");
    }

    private void change(String statement) throws SQLException {
        try (var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
