package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.store.RoundTrip.Answer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The append-only {@code event} table. Every method issues one statement in the caller's transaction, however many
 * streams or rows. Two transactions that append to one stream at once cannot both commit: the later one fails on the stream's
 * key (SQL state 23505) and is to be decided again.
 */
public final class EventStore {

    private static final String LOAD =
            """
            select topic, stream_id, version, event_id, said, sequence, type, source, time, causation_id, correlation_id,
                   flow_version, traceparent, value
              from event where topic = ? and stream_id = any (?) order by stream_id, version\
            """;

    private static final String APPEND =
            """
            insert into event (topic, stream_id, version, event_id, said, sequence, type, source, time, causation_id,
                               correlation_id, flow_version, traceparent, value)
            select * from unnest(?::text[], ?::text[], ?::bigint[], ?::uuid[], ?::boolean[], ?::bigint[], ?::text[],
                                 ?::text[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::bytea[])\
            """;

    private static final String COPY =
            """
            copy event (topic, stream_id, version, event_id, said, sequence, type, source, time, causation_id,
                        correlation_id, flow_version, traceparent, value)
            from stdin (format binary)\
            """;

    private static final int COLUMNS = 14;

    /** A copy takes two round trips of its own; from so many rows on it costs less than an insert. */
    private static final int COPIED_FROM = 32;

    /** An index page's worth of versions is looked at for each end, so that whose last event was said is looked up once. */
    private static final String HEADS =
            """
            select k.topic, k.stream_id, head.version,
                   case when head.said then head.sequence else coalesce(said.sequence, 0) end
              from unnest(?::text[], ?::text[]) as k (topic, stream_id)
              join lateral (select version, said, sequence from event e
                             where e.topic = k.topic and e.stream_id = k.stream_id
                             order by version desc limit 1) head on true
              left join lateral (select sequence from event e
                                  where not head.said
                                    and e.topic = k.topic and e.stream_id = k.stream_id and e.said
                                  order by version desc limit 1) said on true\
            """;

    /** The rows of many streams by stream id, in version order; streams without rows are absent. */
    public Answer<Map<String, List<StreamRow>>> load(
            RoundTrip trip, String topic, Collection<String> streamIds) throws SQLException {
        if (streamIds.isEmpty()) {
            return Answer.of(Map.of());
        }
        return trip.ask(
                LOAD,
                rows -> {
                    var streams = new HashMap<String, List<StreamRow>>();
                    while (rows.next()) {
                        streams.computeIfAbsent(rows.getString(2), _ -> new ArrayList<>())
                                .add(row(rows));
                    }
                    return streams;
                },
                topic,
                SqlArrays.texts(trip.transaction(), streamIds));
    }

    /** Where streams end, however long they are; those without rows are absent. */
    public Map<StreamKey, StreamHead> heads(Connection transaction, Collection<StreamKey> streams)
            throws SQLException {
        var heads = new HashMap<StreamKey, StreamHead>();
        if (streams.isEmpty()) {
            return heads;
        }
        try (var statement = transaction.prepareStatement(HEADS)) {
            statement.setArray(1, SqlArrays.texts(transaction, streams, StreamKey::topic));
            statement.setArray(2, SqlArrays.texts(transaction, streams, StreamKey::streamId));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    heads.put(
                            new StreamKey(rows.getString(1), rows.getString(2)),
                            new StreamHead(rows.getLong(3), rows.getLong(4)));
                }
            }
        }
        return heads;
    }

    /** Appends rows whose versions follow the heads that were loaded in this transaction; many at once, and before the trip. */
    public void append(RoundTrip trip, List<StreamRow> rows) throws SQLException {
        if (rows.size() >= COPIED_FROM) {
            copy(trip.transaction(), rows);
        } else if (!rows.isEmpty()) {
            insert(trip, rows);
        }
    }

    /** As {@link #append}, whatever their number, by one insert of many rows. */
    public void insert(RoundTrip trip, List<StreamRow> rows) throws SQLException {
        var transaction = trip.transaction();
        trip.tell(
                APPEND,
                SqlArrays.texts(transaction, rows, row -> row.event().topic()),
                SqlArrays.texts(transaction, rows, row -> row.event().subject()),
                SqlArrays.longs(transaction, rows, StreamRow::version),
                SqlArrays.uuids(transaction, rows, row -> row.event().id()),
                SqlArrays.flags(transaction, rows, StreamRow::said),
                SqlArrays.longs(transaction, rows, row -> row.event().sequence()),
                SqlArrays.texts(transaction, rows, row -> row.event().type()),
                SqlArrays.texts(transaction, rows, row -> row.event().source()),
                SqlArrays.texts(transaction, rows, row -> row.event().time().toString()),
                SqlArrays.uuids(transaction, rows, row -> row.event().causationId()),
                SqlArrays.uuids(transaction, rows, row -> row.event().correlationId()),
                SqlArrays.ints(transaction, rows, row -> row.event().flowVersion()),
                SqlArrays.texts(transaction, rows, row -> row.event().traceparent()),
                SqlArrays.bytes(transaction, rows, row -> row.event().value()));
    }

    private static void copy(Connection transaction, List<StreamRow> rows) throws SQLException {
        var copy = new BinaryCopy();
        for (var row : rows) {
            var event = row.event();
            copy.row(COLUMNS)
                    .text(event.topic())
                    .text(event.subject())
                    .number(row.version())
                    .uuid(event.id())
                    .flag(row.said())
                    .number(event.sequence())
                    .text(event.type())
                    .text(event.source())
                    .time(event.time())
                    .uuid(event.causationId())
                    .uuid(event.correlationId())
                    .integer(event.flowVersion())
                    .text(event.traceparent())
                    .bytes(event.value());
        }
        copy.send(transaction, COPY);
    }

    private static StreamRow row(ResultSet rows) throws SQLException {
        return new StreamRow(
                EventRow.envelope(rows), rows.getLong("version"), rows.getBoolean("said"));
    }

    static OffsetDateTime utc(java.time.Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
