package dev.orderlog.bench.peer.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a service has decided to say and has not yet got an acknowledgement for, oldest first. */
final class Outbox {

    /** An event and its place in the outbox. */
    record Row(long position, Event event) {}

    private final String table;

    Outbox(String service) {
        table = service + "_outbox";
    }

    void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table %s (
                        position bigint not null primary key generated always as identity,
                        event_id uuid   not null,
                        type     text   not null,
                        order_id uuid   not null,
                        payload  bytea  not null
                    )
                    """
                            .formatted(table));
        }
    }

    void add(Connection connection, Event event) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into %s (event_id, type, order_id, payload) values (?, ?, ?, ?)"
                                .formatted(table))) {
            insert.setObject(1, event.id());
            insert.setString(2, event.type());
            insert.setObject(3, event.orderId());
            insert.setBytes(4, event.payload());
            insert.executeUpdate();
        }
    }

    List<Row> oldest(Connection connection, int atMost) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "select position, event_id, type, order_id, payload from %s order by position limit ?"
                                .formatted(table))) {
            select.setInt(1, atMost);
            var found = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Row(
                                    rows.getLong(1),
                                    new Event(
                                            rows.getObject(2, UUID.class),
                                            rows.getString(3),
                                            rows.getObject(4, UUID.class),
                                            rows.getBytes(5))));
                }
            }
            return found;
        }
    }

    void delete(Connection connection, List<Row> sent) throws SQLException {
        try (var delete =
                connection.prepareStatement(
                        "delete from %s where position = any(?)".formatted(table))) {
            delete.setArray(
                    1,
                    connection.createArrayOf("bigint", sent.stream().map(Row::position).toArray()));
            delete.executeUpdate();
        }
    }
}
