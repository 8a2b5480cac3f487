package dev.orderlog.orders.place;

import static dev.orderlog.orders.RunningOrders.now;
import static dev.orderlog.orders.RunningOrders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.events.OrderPlaced;
import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.SharedOrders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.stream.Stream;

@ExtendWith(SharedOrders.class)
class PlaceTest {

    private final RunningOrders orders = RunningOrders.shared();

    @Test
    void an_accepted_order_is_answered_with_its_place_version_and_token() {
        var accepted = orders.place(order().toString());

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/orders/" + accepted.orderId());
        assertThat(accepted.header("ETag")).isEqualTo("\"1\"");
        assertThat(accepted.header("Orderlog-Consistency-Token")).isNotEmpty();
        assertThat(accepted.body())
                .isEqualTo(
                        "{\"id\":\"%s\",\"status\":\"PLACED\",\"version\":1}"
                                .formatted(accepted.orderId()));
        assertThat(accepted.orderId().version()).isEqualTo(7);
    }

    @Test
    void an_accepted_order_stands_in_the_log_as_it_was_placed() throws Exception {
        var body = order();
        body.put("shippingService", "express");
        body.withObject("/shippingAddress").put("line2", "Hof");
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var id = orders.place(body.toString(), "traceparent", trace).orderId();

        try (var log = orders.log()) {
            var read = log.await(id, "OrderPlaced");
            var placed = (OrderPlaced) read.event();
            assertThat(placed.getCustomerId()).isEqualTo("customer-1");
            assertThat(placed.getTotal()).isEqualTo(new dev.orderlog.events.Money(2_900L, "EUR"));
            assertThat(placed.getLines())
                    .extracting(line -> line.getSku())
                    .containsExactly("cup", "pot");
            assertThat(placed.getShippingService()).isEqualTo("express");
            assertThat(placed.getShippingAddress().getLine2()).contains("Hof");
            assertThat(read.headers())
                    .containsEntry("ce_source", "/order-api")
                    .containsEntry("ce_subject", id.toString())
                    .containsEntry("correlationid", id.toString())
                    .containsEntry("sequence", "1")
                    .containsEntry("traceparent", trace)
                    .doesNotContainKey("causationid");
        }
    }

    @Test
    void shipping_is_standard_where_nothing_else_is_asked() throws Exception {
        var id = orders.place();
        try (var log = orders.log()) {
            var placed = (OrderPlaced) log.await(id, "OrderPlaced").event();
            assertThat(placed.getShippingService()).isEqualTo("standard");
        }
    }

    @Test
    void orders_placed_together_share_commits() throws SQLException {
        int together = 400;
        var placing =
                Stream.generate(() -> orders.placing(order().toString())).limit(together).toList();
        var ids = new HashSet<String>();
        placing.forEach(answer -> ids.add(now(answer).orderId().toString()));

        assertThat(ids).hasSize(together);
        try (var connection = orders.servers.connect();
                var count =
                        connection.prepareStatement(
                                "select count(distinct xmin::text), count(*) from event where"
                                        + " stream_id = any (?)")) {
            count.setArray(1, connection.createArrayOf("text", ids.toArray()));
            var row = count.executeQuery();
            row.next();
            assertThat(row.getInt(2)).as("orders").isEqualTo(together);
            assertThat(row.getInt(1)).as("transactions").isLessThanOrEqualTo(together / 4);
        }
    }
}
