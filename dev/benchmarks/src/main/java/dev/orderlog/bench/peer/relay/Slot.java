package dev.orderlog.bench.peer.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The replication slot that keeps what Debezium has not read yet; gone when closed. */
record Slot(Connection connection, String name) implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    static Slot create(Connection connection, String name) throws SQLException {
        execute(connection, "select pg_create_logical_replication_slot(?, 'pgoutput')", name);
        return new Slot(connection, name);
    }

    private static void execute(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    /** The server may take a moment to notice that its reader has left. */
    @Override
    public void close() throws SQLException {
        execute(
                connection,
                "select pg_terminate_backend(active_pid) from pg_replication_slots"
                        + " where slot_name = ? and active",
                name);
        while (active()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        execute(connection, "select pg_drop_replication_slot(?)", name);
    }

    private boolean active() throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select active from pg_replication_slots where slot_name = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
