package dev.orderlog.eventlog.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.eventlog.event.StoredHeaders;
import dev.orderlog.eventlog.parked.Reason;
import dev.orderlog.eventlog.parked.ReasonKind;
import dev.orderlog.eventlog.store.RoundTrip.Answer;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The queues of parked orders: the record that could not be handled, and behind it, in order, the later events of the same order.
 * An order is parked while it has a row in {@code parked_order}; all others go on.
 *
 * <p>Whoever adds to a queue or takes from it holds the lock of that row until its transaction ends: what is added is in the order
 * of the log, and nothing is added to a queue that has just been taken whole.
 */
public final class ParkedEvents {

    private static final int DISCARDED_MAX = 10_000;

    private static final String LOCK =
            "select stream_id from parked_order where stream_id = any (?) order by stream_id for"
                    + " update";

    private static final String PARK =
            """
            insert into parked_order (stream_id, parked_at) values (?, ?)
            on conflict (stream_id) do update set stream_id = excluded.stream_id\
            """;

    /** A record that has been handled or discarded meanwhile, or waits already, is left out. */
    private static final String QUEUE =
            """
            insert into parked_event (stream_id, event_id, type, topic, partition_id, record_offset, record_key, headers, value,
                                      reason_kind, reason, parked_at)
            select stream_id, event_id, type, topic, partition_id, record_offset, record_key, headers, value, reason_kind, reason,
                   parked_at
              from (values (?, ?::uuid, ?, ?, ?, ?, ?::bytea, ?, ?::bytea, ?, ?, ?)) as parked
                   (stream_id, event_id, type, topic, partition_id, record_offset, record_key, headers, value, reason_kind, reason,
                    parked_at)
             where not exists (select from heard where heard.event_id = parked.event_id)
               and not exists (select from parked_discarded d
                                where (d.topic, d.partition_id, d.record_offset)
                                    = (parked.topic, parked.partition_id, parked.record_offset))
            on conflict (topic, partition_id, record_offset) do nothing\
            """;

    private static final String UNPARK =
            """
            delete from parked_order where stream_id = ?
               and not exists (select from parked_event where stream_id = ?)\
            """;

    private static final String HEAD =
            """
            select position, event_id, type, topic, partition_id, record_offset, record_key, headers, value, reason_kind, reason,
                   parked_at, attempts, attempted_at
              from parked_event where stream_id = ? and position > ? order by position limit ?\
            """;

    private static final String TAKE =
            """
            delete from parked_event e where stream_id = ? and position = any (?)
               and not exists (select from parked_event before where before.stream_id = e.stream_id
                                  and before.position < ?)\
            """;

    private static final String FAILED =
            """
            update parked_event set reason_kind = ?, reason = ?, attempts = attempts + 1, attempted_at = ?
             where stream_id = ? and position = ?\
            """;

    private static final String ORDER_FAILED =
            "update parked_order set attempts = attempts + 1, attempted_at = ? where stream_id = ?";

    private static final String KEEP =
            """
            with discarded as (delete from parked_event where stream_id = ? and position = any (?) returning *)
            insert into parked_discarded (topic, partition_id, record_offset, stream_id, event_id, type, record_key, headers, value,
                                          reason_kind, reason, act_id)
            select topic, partition_id, record_offset, stream_id, event_id, type, record_key, headers, value, reason_kind, reason, ?
              from discarded on conflict do nothing\
            """;

    private static final String GOES_ON =
            """
            update parked_event set reason = 'what it waited behind was discarded: a redrive goes on from here'
             where stream_id = ? and reason_kind = 'behind'
               and position = (select min(position) from parked_event where stream_id = ?)\
            """;

    /** The parked ones among the given orders; they stay parked until the transaction ends. */
    public Answer<Set<String>> lock(RoundTrip trip, Collection<String> streamIds)
            throws SQLException {
        return streamIds.isEmpty()
                ? Answer.of(Set.of())
                : trip.ask(
                        LOCK,
                        rows -> {
                            var parked = new HashSet<String>();
                            while (rows.next()) {
                                parked.add(rows.getString(1));
                            }
                            return parked;
                        },
                        SqlArrays.texts(trip.transaction(), streamIds));
    }

    /** Whether the order is parked; it then stays so until the transaction ends. */
    public boolean lock(Connection transaction, String streamId) throws SQLException {
        return !RoundTrip.once(transaction, trip -> lock(trip, List.of(streamId))).isEmpty();
    }

    /**
     * Parks an order on a record, or queues the record behind what its order is parked on.
     *
     * @return false when there is nothing to do: the record waits already, or was handled or discarded meanwhile
     */
    public boolean park(Connection transaction, ParkedRecord culprit, Instant now)
            throws SQLException {
        try (var statement = transaction.prepareStatement(PARK)) {
            statement.setString(1, culprit.streamId());
            statement.setObject(2, EventStore.utc(now));
            statement.executeUpdate();
        }
        boolean added = queue(transaction, List.of(culprit), now) > 0;
        unparkWhenEmpty(transaction, culprit.streamId());
        return added;
    }

    /** Queues records, in the given order, behind what is parked of their orders, which are locked. */
    public int queue(Connection transaction, List<ParkedRecord> records, Instant now)
            throws SQLException {
        if (records.isEmpty()) {
            return 0;
        }
        try (var statement = transaction.prepareStatement(QUEUE)) {
            for (var record : records) {
                bind(statement, record, now);
                statement.addBatch();
            }
            int added = 0;
            for (int count : statement.executeBatch()) {
                added += count;
            }
            return added;
        }
    }

    /** The first records of an order's queue behind a position, in order. */
    public List<WaitingRecord> head(
            Connection connection, String streamId, long behind, int recordsMax)
            throws SQLException {
        try (var statement = connection.prepareStatement(HEAD)) {
            statement.setString(1, streamId);
            statement.setLong(2, behind);
            statement.setInt(3, recordsMax);
            var records = new ArrayList<WaitingRecord>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    records.add(waiting(streamId, rows));
                }
            }
            return records;
        }
    }

    /**
     * Removes the head of an order's queue; the order is no longer parked when nothing is left.
     *
     * @param head positions, in order, without a gap
     * @return false, and nothing is removed for good, when they are not the head any more: somebody else was faster
     */
    public boolean take(Connection transaction, String streamId, List<Long> head)
            throws SQLException {
        if (!lock(transaction, streamId)) {
            return false;
        }
        try (var statement = transaction.prepareStatement(TAKE)) {
            statement.setString(1, streamId);
            statement.setArray(2, SqlArrays.longs(transaction, head, Function.identity()));
            statement.setLong(3, head.getFirst());
            if (statement.executeUpdate() != head.size()) {
                return false;
            }
        }
        unparkWhenEmpty(transaction, streamId);
        return true;
    }

    /** Notes that a redrive failed at a record; false when it does not wait any more. */
    public boolean failed(
            Connection transaction, String streamId, long position, Reason reason, Instant now)
            throws SQLException {
        if (!lock(transaction, streamId)) {
            return false;
        }
        try (var record = transaction.prepareStatement(FAILED);
                var order = transaction.prepareStatement(ORDER_FAILED)) {
            record.setString(1, reason.kind().code());
            record.setString(2, reason.words());
            record.setObject(3, EventStore.utc(now));
            record.setString(4, streamId);
            record.setLong(5, position);
            order.setObject(1, EventStore.utc(now));
            order.setString(2, streamId);
            return record.executeUpdate() > 0 && order.executeUpdate() > 0;
        }
    }

    /**
     * Takes the head of an order's queue, or all of it up to {@value #DISCARDED_MAX} records, out for good, and keeps it in {@code parked_discarded}. The order is locked.
     *
     * @param act by which it is discarded
     */
    public List<ParkedRecord> discard(
            Connection transaction, String streamId, boolean all, UUID act) throws SQLException {
        var discarded = head(transaction, streamId, 0, all ? DISCARDED_MAX : 1);
        try (var keep = transaction.prepareStatement(KEEP);
                var next = transaction.prepareStatement(GOES_ON)) {
            keep.setString(1, streamId);
            keep.setArray(2, SqlArrays.longs(transaction, discarded, WaitingRecord::position));
            keep.setObject(3, act);
            keep.executeUpdate();
            next.setString(1, streamId);
            next.setString(2, streamId);
            next.executeUpdate();
        }
        unparkWhenEmpty(transaction, streamId);
        return discarded.stream().map(WaitingRecord::record).toList();
    }

    /** How many records wait in an order's queue. */
    public long waiting(Connection connection, String streamId) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select count(*) from parked_event where stream_id = ?")) {
            statement.setString(1, streamId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void unparkWhenEmpty(Connection transaction, String streamId) throws SQLException {
        try (var statement = transaction.prepareStatement(UNPARK)) {
            statement.setString(1, streamId);
            statement.setString(2, streamId);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, ParkedRecord record, Instant now)
            throws SQLException {
        statement.setString(1, record.streamId());
        statement.setObject(2, record.eventId());
        statement.setString(3, record.type());
        statement.setString(4, record.topic());
        statement.setInt(5, record.partition());
        statement.setLong(6, record.offset());
        statement.setBytes(7, record.key() == null ? null : record.key().getBytes(UTF_8));
        statement.setString(8, StoredHeaders.toJson(record.headers()));
        statement.setBytes(9, record.value());
        statement.setString(10, record.reason().kind().code());
        statement.setString(11, record.reason().words());
        statement.setObject(12, EventStore.utc(now));
    }

    private static WaitingRecord waiting(String streamId, ResultSet row) throws SQLException {
        var record =
                new ParkedRecord(
                        streamId,
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("topic"),
                        row.getInt("partition_id"),
                        row.getLong("record_offset"),
                        text(row.getBytes("record_key")),
                        StoredHeaders.fromJson(row.getString("headers")),
                        row.getBytes("value"),
                        new Reason(
                                ReasonKind.of(row.getString("reason_kind")).orElseThrow(),
                                row.getString("reason")));
        return new WaitingRecord(
                row.getLong("position"),
                record,
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                instant(row, "attempted_at"));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
