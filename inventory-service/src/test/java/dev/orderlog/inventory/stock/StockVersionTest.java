package dev.orderlog.inventory.stock;

import static dev.orderlog.inventory.RunningInventory.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.inventory.RunningInventory;
import dev.orderlog.inventory.SharedInventory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A level's row says where its SKU's stream ends, or that it does not know. */
@ExtendWith(SharedInventory.class)
class StockVersionTest {

    private final RunningInventory inventory = RunningInventory.shared();

    @Test
    void the_row_of_a_sku_says_where_its_stream_ends() throws Exception {
        inventory.receive("ended", 5);
        inventory.receive("ended", 5);
        reserve("ended");

        assertThat(text("select version from stock where sku = 'ended'")).isEqualTo("3");
        assertThat(lastVersion("ended")).isEqualTo("3");
    }

    @Test
    void where_somebody_changed_a_level_without_saying_so_the_end_is_looked_up() throws Exception {
        inventory.receive("older", 5);
        execute("update stock set available = 4 where sku = 'older'");
        assertThat(text("select version from stock where sku = 'older'")).isNull();

        reserve("older");

        assertThat(text("select version from stock where sku = 'older'")).isEqualTo("2");
        assertThat(lastVersion("older")).isEqualTo("2");
    }

    private void reserve(String sku) throws Exception {
        var order = UUID.randomUUID();
        try (var log = inventory.orderLog()) {
            inventory.place(order, List.of(line(sku, 1)));
            inventory.charge(order);
            log.await(order, "InventoryReserved");
        }
    }

    private String lastVersion(String sku) throws SQLException {
        return text(
                "select max(version) from event where topic = 'stock-events' and stream_id = '%s'"
                        .formatted(sku));
    }

    private String text(String sql) throws SQLException {
        try (var connection = inventory.servers.connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = inventory.servers.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
