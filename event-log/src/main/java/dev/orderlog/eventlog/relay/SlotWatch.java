package dev.orderlog.eventlog.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Measures, seldom, how much WAL the slot retains. Where much was written that is not the relay's to publish, it writes a mark that
 * travels through the slot, so that a sleeping relay wakes and confirms: otherwise foreign traffic would fill the disk. And where a
 * sleeping relay's connection died without a sign, as when a standby took over, it breaks that connection.
 */
final class SlotWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);
    private static final long MARK_LAG_BYTES = 4L << 20;

    private final RelayDatabase database;
    private final ReplicationSlot slot;
    private final RelayMonitor monitor;
    private final Runnable reconnect;

    SlotWatch(
            RelayDatabase database,
            ReplicationSlot slot,
            RelayMonitor monitor,
            Runnable reconnect) {
        this.database = database;
        this.slot = slot;
        this.monitor = monitor;
        this.reconnect = reconnect;
    }

    void look() {
        try (var connection = database.sql()) {
            var status = slot.status(connection);
            if (status.isPresent()) {
                monitor.measured(status.get());
                if (status.get().lost()) {
                    monitor.failing(
                            "replication slot "
                                    + slot.name()
                                    + " is lost: PostgreSQL removed WAL that was not read yet");
                } else if (monitor.state() instanceof RelayState.Running) {
                    tend(connection, status.get());
                }
            }
        } catch (SQLException unreachable) {
            LOG.debug("slot={} not measured: {}", slot.name(), unreachable.getMessage());
        }
    }

    private void tend(Connection connection, ReplicationSlot.Status status) throws SQLException {
        if (!status.active()) {
            LOG.warn(
                    "slot={} active=false reason=\"PostgreSQL no longer knows this relay\"",
                    slot.name());
            reconnect.run();
        } else if (status.confirmedLagBytes() > MARK_LAG_BYTES) {
            slot.mark(connection);
        }
    }
}
