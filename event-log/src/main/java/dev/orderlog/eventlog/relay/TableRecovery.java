package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.listen.PartitionReader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Publishes from the event table what the log lacks: for a slot that was made when there were events already, because the old one was
 * lost or the service ran before its first relay. Each stream keeps its order; streams are published one after the other.
 *
 * <p>Not bounded in memory: the ids of all events of this source are held while it runs.
 */
final class TableRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TableRecovery.class);
    private static final int ROWS_FETCHED = 1_000;
    private static final Duration WAIT = Duration.ofMillis(100);

    private static final String SAID =
            """
            select event_id, type, source, stream_id, topic, time, causation_id, correlation_id, sequence, flow_version,
                   traceparent, value
            from event where said order by stream_id, topic, version\
            """;

    private final RelaySettings settings;
    private final Publisher publisher;
    private final BooleanSupplier stopping;

    TableRecovery(RelaySettings settings, Publisher publisher, BooleanSupplier stopping) {
        this.settings = settings;
        this.publisher = publisher;
        this.stopping = stopping;
    }

    /** To be run after the slot was made: what commits later comes through the slot. */
    long run(Connection connection) throws SQLException {
        var published = idsInLog();
        long missing = 0;
        RelayDatabase.withoutTimeout(connection);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            long lsn = currentLsn(connection);
            var recovered = new InFlight();
            recovered.begin(lsn, Instant.EPOCH);
            statement.setFetchSize(ROWS_FETCHED);
            try (var rows = statement.executeQuery(SAID)) {
                while (rows.next()) {
                    if (!published.contains(rows.getObject("event_id", UUID.class))) {
                        awaitInFlightBelow(settings.limits().inFlightEventsMax());
                        publisher.send(event(rows), lsn, recovered.open());
                        missing++;
                    }
                }
            }
            awaitInFlightBelow(1);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        LOG.warn(
                "relay={} recovered_from_table={} found_in_log={}",
                settings.source(),
                missing,
                published.size());
        return missing;
    }

    private Set<UUID> idsInLog() {
        var ids = new HashSet<UUID>();
        var source = Optional.of(settings.source());
        try (var reader = new PartitionReader(settings.producerProperties())) {
            reader.read(
                    reader.everything(settings.topics()),
                    record -> {
                        if (CloudEventHeaders.text(record.headers(), CloudEventHeaders.SOURCE)
                                .equals(source)) {
                            CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID)
                                    .map(UUID::fromString)
                                    .ifPresent(ids::add);
                        }
                    },
                    this::throwIfStopping);
        }
        return ids;
    }

    private void awaitInFlightBelow(long limit) {
        while (publisher.eventsInFlight() >= limit) {
            publisher.throwIfFailed();
            throwIfStopping();
            publisher.flush();
            publisher.awaitAcknowledgement(WAIT);
        }
    }

    private void throwIfStopping() {
        if (stopping.getAsBoolean()) {
            throw new CancellationException("the relay stops");
        }
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

    private static Envelope event(ResultSet row) throws SQLException {
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
