package dev.orderlog.bench.peer.outbox;

import com.zaxxer.hikari.HikariDataSource;

import dev.orderlog.bench.peer.orders.Crew;

import org.apache.kafka.clients.producer.Producer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Brings what stands in an outbox to the log: an event leaves the table only after its acknowledgement. */
record Poller(
        Outbox outbox,
        Sending sending,
        Producer<String, byte[]> producer,
        String topic,
        HikariDataSource pool)
        implements Crew.Turn {

    /** How many records are on their way at once. */
    enum Sending {
        /** Send, wait, delete; then the next. */
        ONE_BY_ONE,
        /** Send all that were selected, wait for all, delete all. */
        TOGETHER
    }

    private static final int BATCH_MAX = 500;
    private static final Duration PAUSE_WHEN_EMPTY = Duration.ofMillis(10);

    @Override
    public void take() throws SQLException, InterruptedException, ExecutionException {
        if (!relay()) {
            LockSupport.parkNanos(PAUSE_WHEN_EMPTY.toNanos());
        }
    }

    private boolean relay() throws SQLException, InterruptedException, ExecutionException {
        try (var connection = pool.getConnection()) {
            var rows = outbox.oldest(connection, BATCH_MAX);
            connection.commit();
            switch (sending) {
                case ONE_BY_ONE -> {
                    for (var row : rows) {
                        send(connection, List.of(row));
                    }
                }
                case TOGETHER -> send(connection, rows);
            }
            return !rows.isEmpty();
        }
    }

    private void send(Connection connection, List<Outbox.Row> rows)
            throws SQLException, InterruptedException, ExecutionException {
        if (rows.isEmpty()) {
            return;
        }
        var acknowledgements =
                rows.stream().map(row -> producer.send(row.event().toRecord(topic))).toList();
        for (Future<?> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        outbox.delete(connection, rows);
        connection.commit();
    }
}
