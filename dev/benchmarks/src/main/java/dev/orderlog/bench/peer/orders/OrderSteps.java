package dev.orderlog.bench.peer.orders;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the four services do to their tables, each in a transaction of the caller's. A step that is repeated for the same order
 * changes nothing, so that those who deliver at least once may use it too.
 */
public final class OrderSteps {

    /** One of the four. */
    public interface Step {
        void take(Connection connection, Order order) throws SQLException;
    }

    private static final String ORDER =
            "insert into orders (id, placed_at, payload) values (?, now(), ?) on conflict do"
                    + " nothing";
    private static final String PAYMENT =
            """
            insert into payment (order_id, amount_minor, currency, reference, charged_at)
            values (?, ?, ?, ?, now()) on conflict do nothing
            """;
    private static final String RESERVATION =
            """
            insert into reservation (order_id, sku, quantity, reserved_at)
            values (?, ?, ?, now()) on conflict do nothing
            """;
    private static final String STOCK =
            """
            update stock set available = available - ?, reserved = reserved + ?
            where sku = ? and available >= ?
            """;
    private static final String SHIPMENT =
            """
            insert into shipment (order_id, carrier, label_id, tracking_number, created_at)
            values (?, 'sandbox', ?, ?, now()) on conflict do nothing
            """;

    private OrderSteps() {}

    public static void place(Connection connection, Order order) throws SQLException {
        try (var insert = connection.prepareStatement(ORDER)) {
            insert.setObject(1, order.id());
            insert.setBytes(2, order.json());
            insert.executeUpdate();
        }
    }

    public static void charge(Connection connection, Order order) throws SQLException {
        try (var insert = connection.prepareStatement(PAYMENT)) {
            insert.setObject(1, order.id());
            insert.setLong(2, order.amountMinor());
            insert.setString(3, order.currency());
            insert.setString(4, "ref-" + order.id());
            insert.executeUpdate();
        }
    }

    /** Takes from the stock only with the reservation that says so. */
    public static void reserve(Connection connection, Order order) throws SQLException {
        if (insertReservation(connection, order)) {
            takeFromStock(connection, order);
        }
    }

    private static boolean insertReservation(Connection connection, Order order)
            throws SQLException {
        try (var insert = connection.prepareStatement(RESERVATION)) {
            insert.setObject(1, order.id());
            insert.setString(2, order.sku());
            insert.setInt(3, order.quantity());
            return insert.executeUpdate() == 1;
        }
    }

    private static void takeFromStock(Connection connection, Order order) throws SQLException {
        try (var update = connection.prepareStatement(STOCK)) {
            update.setInt(1, order.quantity());
            update.setInt(2, order.quantity());
            update.setString(3, order.sku());
            update.setInt(4, order.quantity());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("Out of stock: " + order.sku());
            }
        }
    }

    public static void ship(Connection connection, Order order) throws SQLException {
        try (var insert = connection.prepareStatement(SHIPMENT)) {
            insert.setObject(1, order.id());
            insert.setString(2, "label-" + order.id());
            insert.setString(3, "track-" + order.id());
            insert.executeUpdate();
        }
    }
}
