package dev.orderlog.bench.peer.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Which events a service has handled, so that one delivered again is not handled again. */
final class Inbox {

    private final String table;

    Inbox(String service) {
        table = service + "_inbox";
    }

    void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create table %s (event_id uuid not null primary key, heard_at timestamptz not null)"
                            .formatted(table));
        }
    }

    /** False when it was handled before. */
    boolean add(Connection connection, UUID eventId) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into %s values (?, now()) on conflict do nothing"
                                .formatted(table))) {
            insert.setObject(1, eventId);
            return insert.executeUpdate() == 1;
        }
    }
}
