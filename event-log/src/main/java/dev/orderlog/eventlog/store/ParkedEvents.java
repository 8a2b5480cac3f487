package dev.orderlog.eventlog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Events that could not be handled, and behind each of them, in order, the later events of the same order. An order with a row
 * here is parked; all others go on.
 */
public final class ParkedEvents {

    private static final String PARK =
            """
            insert into parked_event (stream_id, event_id, type, topic, partition_id, record_offset, headers, value, reason,
                                      parked_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (topic, partition_id, record_offset) do nothing\
            """;

    private static final String TAKE =
            """
            with taken as (delete from parked_event where stream_id = ? returning *)
            select event_id, type, topic, partition_id, record_offset, headers, value, reason from taken order by position\
            """;

    /** The parked ones among the given orders. */
    public Set<String> among(Connection transaction, Collection<String> streamIds)
            throws SQLException {
        var parked = new HashSet<String>();
        if (streamIds.isEmpty()) {
            return parked;
        }
        try (var statement =
                transaction.prepareStatement(
                        "select distinct stream_id from parked_event where stream_id = any (?)")) {
            statement.setArray(1, EventStore.array(transaction, "text", streamIds.stream()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    parked.add(rows.getString(1));
                }
            }
        }
        return parked;
    }

    /** Queues records, in the given order, behind what is already parked of their orders. */
    public void park(Connection transaction, List<ParkedRecord> records, Instant now)
            throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        try (var statement = transaction.prepareStatement(PARK)) {
            for (var parked : records) {
                statement.setString(1, parked.streamId());
                statement.setObject(2, parked.eventId());
                statement.setString(3, parked.type());
                statement.setString(4, parked.topic());
                statement.setInt(5, parked.partition());
                statement.setLong(6, parked.offset());
                statement.setString(7, parked.headers());
                statement.setBytes(8, parked.value());
                statement.setString(9, parked.reason());
                statement.setObject(10, EventStore.utc(now));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Removes and returns what is parked of an order, in order. */
    public List<ParkedRecord> take(Connection transaction, String streamId) throws SQLException {
        try (var statement = transaction.prepareStatement(TAKE)) {
            statement.setString(1, streamId);
            var records = new ArrayList<ParkedRecord>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    records.add(
                            new ParkedRecord(
                                    streamId,
                                    rows.getObject("event_id", UUID.class),
                                    rows.getString("type"),
                                    rows.getString("topic"),
                                    rows.getInt("partition_id"),
                                    rows.getLong("record_offset"),
                                    rows.getString("headers"),
                                    rows.getBytes("value"),
                                    rows.getString("reason")));
                }
            }
            return records;
        }
    }
}
