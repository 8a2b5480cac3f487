package dev.orderlog.eventlog.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.event.CloudEventHeaders;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class CommitOrderIT {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 40;
    private static final int STREAMS = 3;

    private final RelayRig rig = RelayRig.fresh(1);

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void whatTakesItsIdEarlyAndCommitsLateArrivesLate() throws Exception {
        rig.startAndAwaitRunning();
        try (var late = rig.transaction()) {
            var takenEarly = rig.insert(late, "order-late", 1, true);
            var committedFirst = rig.append("order-quick", 1);
            rig.awaitRecords(1);
            late.commit();
            rig.awaitRecords(2);

            assertThat(takenEarly).isLessThan(committedFirst);
            assertThat(rig.idsInLog()).containsExactly(committedFirst, takenEarly);
        }
    }

    @Test
    void ofManyWritersEveryEventArrivesInTheOrderOfCommits() throws Exception {
        rig.startAndAwaitRunning();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var writing =
                    IntStream.range(0, WRITERS)
                            .<Future<?>>mapToObj(writer -> writers.submit(() -> write(writer)))
                            .toList();
            for (var one : writing) {
                one.get();
            }
        }
        rig.awaitRecords(WRITERS * TRANSACTIONS);

        rig.assertLogHoldsTheTable();
        assertThat(rig.log())
                .extracting(
                        record -> Long.parseLong(RelayRig.header(record, CloudEventHeaders.LSN)))
                .isSorted();
    }

    private Void write(int writer) throws SQLException {
        try (var connection = rig.transaction()) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                int stream = (writer + i) % STREAMS;
                rig.insert(connection, "order-" + stream, nextVersion(connection, stream), true);
                connection.commit();
            }
        }
        return null;
    }

    /** The lock is held until the commit, so versions of a stream are in the order of commits. */
    private static long nextVersion(Connection connection, int stream) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + stream + ")");
            try (var rows =
                    statement.executeQuery(
                            "select coalesce(max(version), 0) + 1 from event where stream_id ="
                                    + " 'order-"
                                    + stream
                                    + "'")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
