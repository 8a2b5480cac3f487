package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.event.Envelope;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of the {@code event} table as JDBC gives it, whichever query it came from. */
public final class EventRow {

    private EventRow() {}

    /** Reads the columns by their names; all of an envelope's must be there. */
    public static Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                row.getString("stream_id"),
                row.getString("topic"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("causation_id", UUID.class),
                row.getObject("correlation_id", UUID.class),
                row.getLong("sequence"),
                row.getInt("flow_version"),
                row.getString("traceparent"),
                row.getBytes("value"));
    }
}
