package dev.orderlog.eventlog.relay;

import dev.orderlog.eventlog.relay.RelayDatabase.SlotTakenException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Sees to it that slot and log together hold everything that was said: makes the slot when it is missing or lost and, unless the
 * table {@code relay_slot} says that this was finished once, publishes from the event table what the log lacks. An advisory lock keeps a second
 * relay from doing the same.
 */
final class SlotPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(SlotPreparation.class);

    private static final int SILENCES_MAX = 3;

    private final RelaySettings settings;
    private final ReplicationSlot slot;
    private final TableRecovery recovery;
    private final RelayMonitor monitor;

    SlotPreparation(
            RelaySettings settings,
            ReplicationSlot slot,
            TableRecovery recovery,
            RelayMonitor monitor) {
        this.settings = settings;
        this.slot = slot;
        this.recovery = recovery;
        this.monitor = monitor;
    }

    /**
     * @return the position that the slot has confirmed, or an earlier one
     * @throws SlotTakenException when another relay reads from the slot or prepares it
     */
    long prepare(Connection connection) throws SQLException {
        var status = slot.status(connection);
        if (status.isPresent() && status.get().active()) {
            throw taken();
        }
        if (status.isEmpty() || status.get().lost() || !isComplete(connection)) {
            lock(connection);
            complete(connection);
        }
        return slot.status(connection)
                .orElseThrow(
                        () -> new SQLException("replication slot " + slot.name() + " was dropped"))
                .confirmedLsn();
    }

    private void complete(Connection connection) throws SQLException {
        var status = slot.status(connection);
        boolean usable = status.isPresent() && !status.get().lost();
        if (usable && isComplete(connection)) {
            return;
        }
        if (!usable) {
            update(connection, "delete from relay_slot where slot_name = ?");
            if (status.isPresent()) {
                LOG.error(
                        "relay={} slot={} lost=true reason=\"PostgreSQL removed WAL that the relay"
                                + " had not read\"",
                        settings.source(),
                        slot.name());
                slot.drop(connection);
            }
            slot.create(connection);
        }
        if (anythingSaid(connection)) {
            monitor.slotLost();
            recovery.run(connection);
        }
        update(
                connection,
                "insert into relay_slot (slot_name, complete_since) values (?, now()) on conflict"
                        + " do nothing");
    }

    /** Held until the connection is closed, by PostgreSQL too when this relay froze with it. */
    private void lock(Connection connection) throws SQLException {
        int silenceMsMax = SILENCES_MAX * settings.limits().walSenderTimeoutMs();
        try (var statement = connection.createStatement()) {
            statement.execute("set idle_session_timeout = " + silenceMsMax);
            statement.execute("set idle_in_transaction_session_timeout = " + silenceMsMax);
        }
        try (var statement =
                connection.prepareStatement(
                        "select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "orderlog relay " + slot.name());
            try (var rows = statement.executeQuery()) {
                if (!rows.next() || !rows.getBoolean(1)) {
                    throw taken();
                }
            }
        }
    }

    private boolean isComplete(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("select 1 from relay_slot where slot_name = ?")) {
            statement.setString(1, slot.name());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean anythingSaid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select exists (select 1 from event where said)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, slot.name());
            statement.executeUpdate();
        }
    }

    private SlotTakenException taken() {
        return new SlotTakenException(
                new SQLException(
                        "replication slot " + slot.name() + " is in use by another relay"));
    }
}
