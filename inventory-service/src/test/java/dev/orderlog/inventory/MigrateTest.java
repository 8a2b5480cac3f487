package dev.orderlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.eventlog.service.Migrate;
import dev.orderlog.testkit.log.ServiceServers;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

class MigrateTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void an_empty_database_gets_every_table_and_the_second_time_nothing_is_done() throws Exception {
        var servers = ServiceServers.fresh("migrated_inventory");

        assertThat(run(servers.configuration(), "inventory-service")).isZero();
        assertThat(out.toString())
                .containsPattern("inventory-service: [1-9] migrations, now at version 1002");
        assertThat(run(servers.configuration(), "inventory-service")).isZero();
        assertThat(out.toString()).contains("inventory-service: 0 migrations, now at version 1002");

        try (var connection = servers.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select (select count(*) from event) + (select count(*)"
                                                + " from stock)")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void a_database_that_is_away_is_an_error_and_no_stack_trace() {
        var nowhere =
                Map.<String, Object>of(
                        "datasources.default.url", "jdbc:postgresql://127.0.0.1:1/x");

        assertThat(run(nowhere, "inventory-service")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("cannot migrate the database of inventory-service: ")
                .contains("127.0.0.1:1");
    }

    @Test
    void a_service_that_is_not_here_is_named() {
        assertThat(run(Map.of(), "inventory")).isEqualTo(2);
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no service inventory with a database here", "usage: Migrate");
    }

    private int run(Map<String, Object> configuration, String... arguments) {
        return Migrate.run(
                arguments, configuration, new PrintStream(out, true), new PrintStream(err, true));
    }
}
