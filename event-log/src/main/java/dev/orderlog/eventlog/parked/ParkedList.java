package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.parked.ParkedPage.Counts;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Parked orders and parked calls in one list. */
final class ParkedList {

    private static final String LISTED =
            """
            with listed as (
                select o.stream_id, o.parked_at, '' as call_key, head.reason_kind, head.reason, head.type,
                       null::text as destination, head.topic, head.partition_id, head.record_offset, o.attempts, o.attempted_at
                  from parked_order o
                  join lateral (select * from parked_event e where e.stream_id = o.stream_id order by position limit 1) head on true
                union all
                select stream_id, parked_at, call_key, 'call', coalesce(last_error, ''), null, destination, null, null, null,
                       attempts, attempted_at
                  from outside_call where parked_at is not null)
            select %s from listed
             where (?::text is null or ? in (type, destination))
               and (?::text is null or reason_kind = ?)
               and (?::text is null or stream_id = ?)
               and (?::timestamptz is null or parked_at >= ?)
            """;

    private static final String WAITING =
            "case when call_key = '' then (select count(*) from parked_event e where e.stream_id ="
                    + " listed.stream_id) else 0 end as waiting";

    private static final String PAGE =
            LISTED.formatted("*, " + WAITING)
                    + " and (parked_at, stream_id, call_key) > (?, ?, ?) order by parked_at,"
                    + " stream_id, call_key limit ?";

    private static final String COUNTS =
            "select reason_kind, count(*) filter (where call_key = '') as orders, coalesce("
                    + "sum(waiting), 0) as records, count(*) as all_of_it from ("
                    + LISTED.formatted("*, " + WAITING)
                    + ") as counted group by reason_kind";

    private ParkedList() {}

    static List<ParkedItem> page(
            Connection connection, ParkedFilter filter, ParkedCursor after, int itemsMax)
            throws SQLException {
        try (var statement = connection.prepareStatement(PAGE)) {
            int next = bind(statement, filter);
            statement.setObject(next++, after.parkedAt().atOffset(ZoneOffset.UTC));
            statement.setString(next++, after.order());
            statement.setString(next++, after.call());
            statement.setInt(next, itemsMax);
            var items = new ArrayList<ParkedItem>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    items.add(item(row));
                }
            }
            return items;
        }
    }

    static Counts counts(Connection connection, ParkedFilter filter) throws SQLException {
        try (var statement = connection.prepareStatement(COUNTS)) {
            bind(statement, filter);
            long orders = 0;
            long records = 0;
            long calls = 0;
            var kinds = new EnumMap<ReasonKind, Long>(ReasonKind.class);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    orders += row.getLong("orders");
                    records += row.getLong("records");
                    calls += row.getLong("all_of_it") - row.getLong("orders");
                    kinds.put(kind(row), row.getLong("all_of_it"));
                }
            }
            return new Counts(orders, records, calls, kinds);
        }
    }

    private static int bind(PreparedStatement statement, ParkedFilter filter) throws SQLException {
        var type = filter.type().orElse(null);
        var kind = filter.kind().map(ReasonKind::code).orElse(null);
        var order = filter.order().orElse(null);
        var since = filter.since().map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null);
        statement.setString(1, type);
        statement.setString(2, type);
        statement.setString(3, kind);
        statement.setString(4, kind);
        statement.setString(5, order);
        statement.setString(6, order);
        statement.setObject(7, since);
        statement.setObject(8, since, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
        return 9;
    }

    private static ParkedItem item(ResultSet row) throws SQLException {
        var call = row.getString("call_key");
        return new ParkedItem(
                row.getString("stream_id"),
                kind(row),
                row.getString("reason"),
                row.getString("type"),
                call.isEmpty() ? null : call,
                row.getString("destination"),
                row.getString("topic"),
                row.getObject("partition_id", Integer.class),
                row.getObject("record_offset", Long.class),
                row.getLong("waiting"),
                row.getInt("attempts"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                instant(row));
    }

    private static ReasonKind kind(ResultSet row) throws SQLException {
        return ReasonKind.of(row.getString("reason_kind")).orElseThrow();
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var time = row.getObject("attempted_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
