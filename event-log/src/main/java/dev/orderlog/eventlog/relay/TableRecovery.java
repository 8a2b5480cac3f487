package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.listen.PartitionReader;
import dev.orderlog.eventlog.store.EventRow;
import dev.orderlog.eventlog.store.SqlArrays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Publishes from the event table what the log lacks: for a slot that was made when there were events already, because the old one was
 * lost or the service ran before its first relay. Each stream keeps its order; streams are published one after the other. The ids of
 * the log are compared in the database, on its disk: however many there are, little memory is used here.
 */
final class TableRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TableRecovery.class);
    private static final int ROWS_FETCHED = 1_000;
    private static final int IDS_STORED = 10_000;
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration SIGN_EVERY = Duration.ofSeconds(1);

    private static final String UNPUBLISHED =
            """
            select event_id, type, source, stream_id, topic, time, causation_id, correlation_id, sequence, flow_version,
                   traceparent, value
              from event e where said and not exists (select from in_log where in_log.event_id = e.event_id)
             order by stream_id, topic, version\
            """;

    private final RelaySettings settings;
    private final Publisher publisher;
    private final BooleanSupplier stopping;
    private long lastSignNanos = System.nanoTime();

    TableRecovery(RelaySettings settings, Publisher publisher, BooleanSupplier stopping) {
        this.settings = settings;
        this.publisher = publisher;
        this.stopping = stopping;
    }

    /** To be run after the slot was made: what commits later comes through the slot. */
    long run(Connection connection) throws SQLException {
        RelayDatabase.withoutTimeout(connection);
        long published = copyIdsOfLog(connection);
        long missing = 0;
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            long lsn = currentLsn(connection);
            var recovered = new InFlight();
            recovered.begin(lsn, Instant.EPOCH);
            statement.setFetchSize(ROWS_FETCHED);
            try (var rows = statement.executeQuery(UNPUBLISHED)) {
                while (rows.next()) {
                    awaitInFlightBelow(settings.limits().inFlightEventsMax(), connection);
                    publisher.send(EventRow.envelope(rows), lsn, recovered.open());
                    missing++;
                }
            }
            awaitInFlightBelow(1, connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        LOG.warn(
                "relay={} recovered_from_table={} found_in_log={}",
                settings.source(),
                missing,
                published);
        return missing;
    }

    private long copyIdsOfLog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists in_log");
            statement.execute("create temporary table in_log (event_id uuid not null)");
        }
        var ids = new IdsOfLog(connection);
        var source = Optional.of(settings.source());
        try (var reader = new PartitionReader(settings.producerProperties())) {
            reader.read(
                    reader.everything(settings.topics()),
                    record -> {
                        if (CloudEventHeaders.text(record.headers(), CloudEventHeaders.SOURCE)
                                .equals(source)) {
                            CloudEventHeaders.id(record.headers()).ifPresent(ids::add);
                        }
                    },
                    () -> goOn(connection));
        }
        ids.store();
        try (var statement = connection.createStatement()) {
            statement.execute("analyze in_log");
        }
        return ids.stored;
    }

    /** Gathered and stored chunk by chunk, so that no statement waits for Kafka. */
    private static final class IdsOfLog {

        private static final String STORE = "insert into in_log select * from unnest(?::uuid[])";

        private final Connection connection;
        private final List<UUID> chunk = new ArrayList<>(IDS_STORED);
        private long stored;

        IdsOfLog(Connection connection) {
            this.connection = connection;
        }

        void add(UUID id) {
            chunk.add(id);
            if (chunk.size() == IDS_STORED) {
                store();
            }
        }

        void store() {
            try (var statement = connection.prepareStatement(STORE)) {
                statement.setArray(1, SqlArrays.uuids(connection, chunk, id -> id));
                statement.executeUpdate();
            } catch (SQLException gone) {
                throw goneAway(gone);
            }
            stored += chunk.size();
            chunk.clear();
        }
    }

    private void awaitInFlightBelow(long limit, Connection connection) {
        goOn(connection);
        while (publisher.eventsInFlight() >= limit) {
            publisher.throwIfFailed();
            publisher.flush();
            publisher.awaitAcknowledgement(WAIT);
            goOn(connection);
        }
    }

    /** A session that gives no sign for long is ended by PostgreSQL, so that another relay may take over from one that froze. */
    private void goOn(Connection connection) {
        if (stopping.getAsBoolean()) {
            throw new CancellationException("the relay stops");
        }
        if (System.nanoTime() - lastSignNanos > SIGN_EVERY.toNanos()) {
            try (var statement = connection.createStatement()) {
                statement.execute("select 1");
            } catch (SQLException gone) {
                throw goneAway(gone);
            }
            lastSignNanos = System.nanoTime();
        }
    }

    private static IllegalStateException goneAway(SQLException gone) {
        return new IllegalStateException("PostgreSQL went away: " + gone.getMessage(), gone);
    }

    private static long currentLsn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            rows.next();
            return rows.getBigDecimal(1).longValueExact();
        }
    }
}
