package dev.orderlog.eventlog.relay;

import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Opens the relay's two kinds of connection; they are few and long-lived, so no pool. */
final class RelayDatabase {

    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int ANSWER_TIMEOUT_SECONDS = 30;
    private static final String ACTIVE_ELSEWHERE = "55006";

    private final RelaySettings settings;

    RelayDatabase(RelaySettings settings) {
        this.settings = settings;
    }

    Connection sql() throws SQLException {
        var properties = properties();
        PGProperty.SOCKET_TIMEOUT.set(properties, ANSWER_TIMEOUT_SECONDS);
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    /** For statements that may rightly take long. */
    static void withoutTimeout(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    /**
     * Takes the slot and starts reading at the position it has confirmed.
     *
     * @throws SlotTakenException when another relay holds it
     */
    WalStream stream() throws SQLException {
        var properties = properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "15");
        PGProperty.OPTIONS.set(
                properties, "-c wal_sender_timeout=" + settings.limits().walSenderTimeoutMs());
        var connection = DriverManager.getConnection(settings.jdbcUrl(), properties);
        try {
            var stream =
                    connection
                            .unwrap(PGConnection.class)
                            .getReplicationAPI()
                            .replicationStream()
                            .logical()
                            .withSlotName(settings.slotName())
                            .withSlotOption("proto_version", 1)
                            .withSlotOption("publication_names", settings.publicationName())
                            .withSlotOption("binary", true)
                            .withSlotOption("messages", true)
                            // The driver would confirm positions of its own accord, also past
                            // events still on their way to Kafka.
                            .withAutomaticFlush(false)
                            .withStatusInterval(
                                    settings.limits().walSenderTimeoutMs() / 4,
                                    TimeUnit.MILLISECONDS)
                            .start();
            return new WalStream(connection, stream);
        } catch (SQLException refused) {
            connection.close();
            if (ACTIVE_ELSEWHERE.equals(refused.getSQLState())) {
                throw new SlotTakenException(refused);
            }
            throw refused;
        }
    }

    private Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, settings.user());
        PGProperty.PASSWORD.set(properties, settings.password());
        PGProperty.APPLICATION_NAME.set(properties, "relay " + settings.source());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        return properties;
    }

    /** Another relay reads from the slot. */
    static final class SlotTakenException extends SQLException {
        private static final long serialVersionUID = 1L;

        SlotTakenException(SQLException cause) {
            super(cause.getMessage(), cause.getSQLState(), cause);
        }
    }
}
