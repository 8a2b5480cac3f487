package dev.orderlog.eventlog.relay;

import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The slot's stream of changes. Used by one thread, except {@link #abort}. */
final class WalStream implements AutoCloseable {

    private static final long STATUS_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);

    private final Connection connection;
    private final PGReplicationStream stream;
    private final PgOutputDecoder decoder = new PgOutputDecoder();
    private long lastStatusNanos = System.nanoTime();

    WalStream(Connection connection, PGReplicationStream stream) {
        this.connection = connection;
        this.stream = stream;
    }

    /** Waits for the next message: what wakes it is a commit. */
    WalMessage read() throws SQLException {
        var message = stream.read();
        if (message == null) {
            throw new SQLException("PostgreSQL ended the replication stream");
        }
        return decoder.decode(message);
    }

    /** The next message that has already arrived, null when none has within about a millisecond. */
    @Nullable WalMessage poll() throws SQLException {
        var message = stream.readPending();
        return message == null ? null : decoder.decode(message);
    }

    /**
     * Everything committed before this position has been read, also what is not published from here. A position to confirm when
     * nothing read is still on its way.
     */
    long received() {
        return stream.getLastReceiveLSN().asLong();
    }

    /** Tells PostgreSQL, at once, that everything committed before this position is in the log for good. */
    void confirm(long lsn) throws SQLException {
        var position = LogSequenceNumber.valueOf(lsn);
        stream.setAppliedLSN(position);
        stream.setFlushedLSN(position);
        sendStatus();
    }

    /** Keeps PostgreSQL from giving up on a relay that is busy elsewhere. Cheap: sends at most once a second. */
    void keepAlive() throws SQLException {
        if (System.nanoTime() - lastStatusNanos > STATUS_NANOS_MAX) {
            sendStatus();
        }
    }

    private void sendStatus() throws SQLException {
        stream.forceUpdateStatus();
        lastStatusNanos = System.nanoTime();
    }

    /** Breaks the connection under a blocked read; callable from any thread. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            // what was wanted
        }
    }

    @Override
    public void close() {
        abort();
    }
}
