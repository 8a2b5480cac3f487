package dev.orderlog.bench.measure;

import dev.orderlog.bench.stage.Database;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.store.EventStore;
import dev.orderlog.eventlog.store.Inbox;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamRow;
import dev.orderlog.eventlog.store.Transactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * The rows that a listener wrote, all of them and in their order, written again by statements of many rows and nothing else: as many
 * for a commit as the listener wrote for a batch.
 *
 * @param batch events heard per commit
 * @param warmPart what part is written before the clock starts
 */
record PlainInserts(Database from, Database to, int batch, int warmPart) {

    private static final int ROUNDS = 2;
    private static final int COMMITS_READ_AHEAD = 50;
    private static final double NANOS_PER_SECOND = 1e9;

    /** @param heard by the listener */
    double perSecond(long heard) throws SQLException {
        int commits = Math.toIntExact(heard / batch);
        int warm = commits / warmPart;
        int rowsPerCommit = perCommit("event", commits);
        int idsPerCommit = perCommit("inbox", commits);
        long nanos = 0;
        try (var pool = to.pool();
                var connection = from.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(rowsPerCommit);
            for (int round = 0; round < ROUNDS; round++) {
                to.execute("truncate event, inbox");
                to.execute("checkpoint");
                try (var rows = statement.executeQuery("select * from event order by ctid")) {
                    write(pool, rows, warm, rowsPerCommit, idsPerCommit);
                    nanos += write(pool, rows, commits - warm, rowsPerCommit, idsPerCommit);
                }
            }
        }
        return ROUNDS * (double) (commits - warm) * batch / (nanos / NANOS_PER_SECOND);
    }

    private int perCommit(String table, int commits) throws SQLException {
        return Math.ceilDiv(Math.toIntExact(from.number("select count(*) from " + table)), commits);
    }

    /** @return nanoseconds, those of reading left out */
    private static long write(
            DataSource pool, ResultSet from, int commits, int rowsPerCommit, int idsPerCommit)
            throws SQLException {
        long nanos = 0;
        int left = commits;
        while (left > 0) {
            var ahead = new ArrayList<List<StreamRow>>();
            for (; left > 0 && ahead.size() < COMMITS_READ_AHEAD; left--) {
                ahead.add(next(from, rowsPerCommit));
            }
            long began = System.nanoTime();
            for (var rows : ahead) {
                commit(pool, rows, idsPerCommit);
            }
            nanos += System.nanoTime() - began;
        }
        return nanos;
    }

    private static void commit(DataSource pool, List<StreamRow> rows, int ids) throws SQLException {
        var entered = Stream.generate(EventIds::next).limit(ids).toList();
        Transactions.run(
                pool,
                transaction -> {
                    var trip = new RoundTrip(transaction);
                    new Inbox().enter(trip, entered, Instant.now());
                    new EventStore().insert(trip, rows);
                    trip.makeLast();
                    return rows.size();
                });
    }

    private static List<StreamRow> next(ResultSet found, int atMost) throws SQLException {
        var rows = new ArrayList<StreamRow>(atMost);
        while (rows.size() < atMost && found.next()) {
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
        return rows;
    }
}
