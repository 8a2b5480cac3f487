package dev.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

class EmbeddedPostgresTest {

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "wal_level, logical",
        "max_slot_wal_keep_size, 2GB",
        "max_connections, 200",
        "max_wal_senders, 64",
        "max_replication_slots, 64",
        "listen_addresses, 127.0.0.1"
    })
    void it_is_durable_replicates_logically_and_listens_on_loopback_only(
            String setting, String value) throws SQLException {
        assertThat(read(SharedServers.postgres(), "postgres", "SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void what_was_committed_is_there_after_a_restart_and_after_a_kill() throws SQLException {
        int port;
        try (var postgres = EmbeddedPostgres.start(directory, 0)) {
            port = postgres.port();
            postgres.createDatabase("letters");
            write(postgres, "letters", "CREATE TABLE letter AS SELECT 'a' AS value");
        }
        try (var postgres = EmbeddedPostgres.start(directory, port)) {
            assertThat(read(postgres, "letters", "SELECT value FROM letter")).isEqualTo("a");
            write(postgres, "letters", "UPDATE letter SET value = 'b'");
            postgres.kill();
        }
        try (var postgres = EmbeddedPostgres.start(directory, port)) {
            assertThat(read(postgres, "letters", "SELECT value FROM letter")).isEqualTo("b");
        }
    }

    @Test
    void a_server_that_survived_its_parent_is_adopted_and_then_stopped_by_whoever_adopted_it() {
        try (var orphan = EmbeddedPostgres.start(directory, 0);
                var adopted = EmbeddedPostgres.start(directory, orphan.port())) {
            assertThat(adopted.pid()).isEqualTo(orphan.pid());
            adopted.close();
            assertThat(orphan.ended()).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        Files.createDirectories(directory.resolve("data/base"));
        try (var postgres = EmbeddedPostgres.start(directory, 0)) {
            assertThat(read(postgres, "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_port_somebody_else_has_is_not_mistaken_for_a_survivor() throws Exception {
        try (var occupant = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, occupant.getLocalPort()))
                    .isInstanceOf(PortBusyException.class)
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void a_name_that_is_no_database_name_is_refused() {
        assertThatThrownBy(() -> SharedServers.postgres().createDatabase("a; DROP TABLE b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void write(EmbeddedPostgres postgres, String database, String sql)
            throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(database), EmbeddedPostgres.USER, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedPostgres postgres, String database, String sql)
            throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(database), EmbeddedPostgres.USER, "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
