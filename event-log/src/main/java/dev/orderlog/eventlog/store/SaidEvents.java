package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.event.Envelope;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * What a service has said, from its own table, for whoever audits it: one read-only transaction, in no particular order. A user that
 * may select from {@code event} is enough.
 *
 * @param jdbcUrl of the service's database
 */
public record SaidEvents(String jdbcUrl, String user, String password) {

    private static final int ROWS_FETCHED = 2_000;

    private static final String SAID =
            """
            select topic, stream_id, event_id, sequence, type, source, time, causation_id, correlation_id, flow_version,
                   traceparent, value
              from event where said\
            """;

    /** @throws UnreadableTableException when the database does not answer, or does not let it be read */
    public void read(Consumer<Envelope> sink) {
        try (var connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_FETCHED);
                try (var rows = statement.executeQuery(SAID)) {
                    while (rows.next()) {
                        sink.accept(EventRow.envelope(rows));
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException unreadable) {
            throw new UnreadableTableException(jdbcUrl, unreadable);
        }
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }

    /** Nothing is known about the table's contents. */
    public static final class UnreadableTableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableTableException(String jdbcUrl, SQLException cause) {
            super("the events at " + jdbcUrl + " cannot be read: " + cause.getMessage(), cause);
        }
    }
}
