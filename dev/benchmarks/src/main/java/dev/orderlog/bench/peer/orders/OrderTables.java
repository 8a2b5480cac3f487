package dev.orderlog.bench.peer.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of the four services, and whether they hold what they should. */
public final class OrderTables {

    static final int SKUS = 1_000;

    private static final String DEFINITION =
            """
            create table orders (
                id        uuid        not null primary key,
                placed_at timestamptz not null,
                payload   bytea       not null
            );
            create table payment (
                order_id     uuid        not null primary key,
                amount_minor bigint      not null,
                currency     text        not null,
                reference    text        not null,
                charged_at   timestamptz not null
            );
            create table stock (
                sku       text   not null primary key,
                available bigint not null check (available >= 0),
                reserved  bigint not null check (reserved >= 0)
            );
            create table reservation (
                order_id    uuid        not null primary key,
                sku         text        not null,
                quantity    integer     not null,
                reserved_at timestamptz not null
            );
            create table shipment (
                order_id        uuid        not null primary key,
                carrier         text        not null,
                label_id        text        not null,
                tracking_number text        not null,
                created_at      timestamptz not null
            );
            """;
    private static final long STOCKED = 1_000_000_000L;

    private OrderTables() {}

    static String sku(int number) {
        return "sku-%04d".formatted(number);
    }

    public static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(DEFINITION);
            statement.execute(
                    """
                    insert into stock (sku, available, reserved)
                    select 'sku-' || lpad(n::text, 4, '0'), %d, 0 from generate_series(0, %d) n
                    """
                            .formatted(STOCKED, SKUS - 1));
            statement.execute("analyze stock");
        }
    }

    /** What is not as it must be after so many whole orders. */
    public static List<String> wrong(Connection connection, long orders) throws SQLException {
        var wrong = new ArrayList<String>();
        compare(wrong, "orders", orders, count(connection, "select count(*) from orders"));
        for (var table : List.of("payment", "reservation", "shipment")) {
            compare(wrong, table, orders, count(connection, "select count(*) from " + table));
            compare(
                    wrong,
                    "orders without a " + table,
                    0,
                    count(
                            connection,
                            "select count(*) from orders o where not exists"
                                    + " (select 1 from %s t where t.order_id = o.id)"
                                            .formatted(table)));
        }
        compare(
                wrong,
                "products whose stock and reservations disagree",
                0,
                count(
                        connection,
                        """
                        select count(*) from stock s
                        left join (select sku, sum(quantity) taken from reservation group by sku) r
                            on r.sku = s.sku
                        where s.reserved <> coalesce(r.taken, 0) or s.available + s.reserved <> %d
                        """
                                .formatted(STOCKED)));
        return wrong;
    }

    private static void compare(List<String> wrong, String what, long expected, long found) {
        if (expected != found) {
            wrong.add("%s: %d instead of %d".formatted(what, found, expected));
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
