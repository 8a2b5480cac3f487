package dev.orderlog.eventlog.relay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** SQL about one logical replication slot. */
record ReplicationSlot(String name) {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicationSlot.class);
    private static final int FAILOVER_SLOTS_SINCE = 17;

    /**
     * @param active a relay reads from it
     * @param confirmedLsn everything committed before is in the log
     * @param confirmedLagBytes WAL written since that position
     * @param retainedBytes WAL that PostgreSQL keeps on disk for it
     * @param lost the WAL it needs is gone; it can never be read again
     */
    record Status(
            boolean active,
            long confirmedLsn,
            long confirmedLagBytes,
            long retainedBytes,
            boolean lost) {}

    Optional<Status> status(Connection connection) throws SQLException {
        var sql =
                """
                select active, coalesce(confirmed_flush_lsn - '0/0'::pg_lsn, 0) as confirmed,
                       coalesce(pg_current_wal_lsn() - confirmed_flush_lsn, 0) as lag,
                       coalesce(pg_current_wal_lsn() - restart_lsn, 0) as retained,
                       coalesce(wal_status = 'lost', false) as lost
                from pg_replication_slots where slot_name = ?\
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Status(
                                        rows.getBoolean("active"),
                                        rows.getBigDecimal("confirmed").longValueExact(),
                                        rows.getBigDecimal("lag").longValueExact(),
                                        rows.getBigDecimal("retained").longValueExact(),
                                        rows.getBoolean("lost")))
                        : Optional.empty();
            }
        }
    }

    /** Makes the slot; waits for write transactions that are open at this moment, anywhere on the server. */
    void create(Connection connection) throws SQLException {
        boolean failover =
                connection.getMetaData().getDatabaseMajorVersion() >= FAILOVER_SLOTS_SINCE;
        if (!failover) {
            LOG.warn(
                    "slot={} failover=false reason=\"PostgreSQL before 17 has no failover slots\"",
                    name);
        }
        LOG.info("slot={} creating=true waits_for=\"write transactions open now\"", name);
        RelayDatabase.withoutTimeout(connection);
        var arguments =
                failover ? "?, 'pgoutput', false, false, true" : "?, 'pgoutput', false, false";
        try (var statement =
                connection.prepareStatement(
                        "select pg_create_logical_replication_slot(" + arguments + ")")) {
            statement.setString(1, name);
            statement.execute();
        }
        LOG.info("slot={} created=true failover={}", name, failover);
    }

    /**
     * Writes a transaction that publishes nothing, but that whoever reads from the slot comes past.
     *
     * @return its position: whatever committed before has a smaller one
     */
    long mark(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select pg_logical_emit_message(true, ?, '') - '0/0'::pg_lsn")) {
            statement.setString(1, "orderlog relay " + name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBigDecimal(1).longValueExact();
            }
        }
    }

    void drop(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_drop_replication_slot(?)")) {
            statement.setString(1, name);
            statement.execute();
        }
        LOG.warn("slot={} dropped=true", name);
    }
}
