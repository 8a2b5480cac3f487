package dev.orderlog.bench.measure;

import dev.orderlog.bench.stage.Database;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.store.EventStore;
import dev.orderlog.eventlog.store.Inbox;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamRow;
import dev.orderlog.eventlog.store.Transactions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The rows that a listener wrote, written again by statements of many rows and nothing else.
 *
 * @param batch events heard per commit
 */
record PlainInserts(Database from, Database to, int batch) {

    private static final int ROWS_MAX = 200_000;
    private static final int ROUNDS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    /** As many rows per commit as the listener wrote, by statements of many rows and nothing else, into empty tables each round. */
    double perSecond(long heard) throws SQLException {
        var rows = rows(from);
        long all = from.number("select count(*) from event");
        double heardPerRow = heard / (double) all;
        int rowsPerCommit = (int) Math.round(batch / heardPerRow);
        var events = new EventStore();
        var inbox = new Inbox();
        int warm = rows.size() / 4;
        double seconds = 0;
        try (var pool = to.pool()) {
            for (int round = 0; round < ROUNDS; round++) {
                to.execute("truncate event, inbox");
                to.execute("checkpoint");
                copy(pool, events, inbox, rows.subList(0, warm), rowsPerCommit, heardPerRow);
                long began = System.nanoTime();
                copy(
                        pool,
                        events,
                        inbox,
                        rows.subList(warm, rows.size()),
                        rowsPerCommit,
                        heardPerRow);
                seconds += (System.nanoTime() - began) / NANOS_PER_SECOND;
            }
        }
        return ROUNDS * (rows.size() - warm) * heardPerRow / seconds;
    }

    private static void copy(
            DataSource pool,
            EventStore events,
            Inbox inbox,
            List<StreamRow> rows,
            int rowsPerCommit,
            double heardPerRow)
            throws SQLException {
        for (int from = 0; from < rows.size(); from += rowsPerCommit) {
            var some = rows.subList(from, Math.min(rows.size(), from + rowsPerCommit));
            var ids = new ArrayList<UUID>();
            for (int n = 0; n < some.size() * heardPerRow; n++) {
                ids.add(UUID.randomUUID());
            }
            Transactions.run(
                    pool,
                    transaction -> {
                        var trip = new RoundTrip(transaction);
                        inbox.enter(trip, ids, Instant.now());
                        events.insert(trip, some);
                        trip.makeLast();
                        return some.size();
                    });
        }
    }

    private static List<StreamRow> rows(Database database) throws SQLException {
        var rows = new ArrayList<StreamRow>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select * from event order by event_id limit " + ROWS_MAX)) {
            while (found.next()) {
                var event =
                        new Envelope(
                                found.getObject("event_id", UUID.class),
                                found.getString("type"),
                                found.getString("source"),
                                found.getString("stream_id"),
                                found.getString("topic"),
                                found.getObject("time", OffsetDateTime.class).toInstant(),
                                found.getObject("causation_id", UUID.class),
                                found.getObject("correlation_id", UUID.class),
                                found.getLong("sequence"),
                                found.getInt("flow_version"),
                                found.getString("traceparent"),
                                found.getBytes("value"));
                rows.add(new StreamRow(event, found.getLong("version"), found.getBoolean("said")));
            }
        }
        return rows;
    }
}
