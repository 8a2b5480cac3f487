package dev.orderlog.bench.peer.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.bench.peer.Work;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** Events that wait in the very table our services keep theirs in, 100 per transaction, each with 300 bytes of value. */
final class Backlog {

    static final String PUBLICATION = "event_log";

    /** What a relay would have to do in each second of the given time. */
    private static final long EVENTS_PER_SECOND = 10_000;

    private static final String TABLE = "/db/migration/event-log/V1__event_log.sql";
    private static final int EVENTS_PER_ORDER = 4;
    private static final int ORDERS_PER_TRANSACTION = 25;
    private static final int EVENTS_PER_TRANSACTION = EVENTS_PER_ORDER * ORDERS_PER_TRANSACTION;

    private static final String EVENTS =
            """
            insert into event (topic, stream_id, version, event_id, said, sequence, type, source, time,
                causation_id, correlation_id, flow_version, traceparent, value)
            select ?, o.id::text, v, uuidv7(), true, v,
                (array['OrderPlaced', 'PaymentCharged', 'InventoryReserved', 'ShipmentCreated'])[v],
                '/order-api', now(), null, o.id, 1,
                '00-' || replace(o.id::text, '-', '') || '-00f067aa0ba902b7-01',
                substring(decode(repeat(md5(o.id::text || v), 19), 'hex') from 1 for 300)
            from generate_series(1, %d) n
                cross join lateral (select uuidv7() as id where n > 0) o
                cross join generate_series(1, %d) v
            """
                    .formatted(ORDERS_PER_TRANSACTION, EVENTS_PER_ORDER);

    private final Connection connection;
    private final String topic;

    Backlog(Connection connection, String topic) {
        this.connection = connection;
        this.topic = topic;
    }

    static long events(Work work) {
        return work.seconds() * EVENTS_PER_SECOND;
    }

    static long warmUpEvents(Work work) {
        return work.warmUpSeconds() * EVENTS_PER_SECOND;
    }

    /** Creates the table and its publication. */
    void create() throws SQLException, IOException {
        try (var definition = Objects.requireNonNull(Backlog.class.getResourceAsStream(TABLE));
                var statement = connection.createStatement()) {
            statement.execute(new String(definition.readAllBytes(), UTF_8));
        }
    }

    /**
     * Adds so many events, rounded up to whole transactions.
     *
     * @return the id of the last
     */
    UUID add(long events) throws SQLException {
        // No part of what is measured; the relay gets what is on the disk.
        execute("set synchronous_commit = off");
        try (var insert = connection.prepareStatement(EVENTS)) {
            insert.setString(1, topic);
            for (long added = 0; added < events; added += EVENTS_PER_TRANSACTION) {
                insert.executeUpdate();
            }
        }
        execute("set synchronous_commit = on");
        execute("checkpoint");
        return last();
    }

    private void execute(String statement) throws SQLException {
        try (var each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    private UUID last() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                // Ids of one server grow.
                                "select event_id from event order by event_id desc limit 1")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }
}
