package dev.orderlog.orders.place;

import static dev.orderlog.orders.RunningOrders.now;
import static dev.orderlog.orders.RunningOrders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.SharedOrders;
import dev.orderlog.orders.TestClock;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

@ExtendWith(SharedOrders.class)
class IdempotencyTest {

    private final RunningOrders orders = RunningOrders.shared();
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_repeat_gets_the_first_answer() {
        var first = orders.place(order().toString(), "Idempotency-Key", key);
        var repeat = orders.place(order().toString(), "Idempotency-Key", key);
        assertThat(repeat.status()).isEqualTo(202);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
        assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void the_same_order_written_differently_is_a_repeat_and_a_quoted_key_is_the_key() {
        var first = orders.place(order().toString(), "Idempotency-Key", key);
        var reordered = order();
        reordered.set("customerId", reordered.remove("customerId"));
        var repeat = orders.place(reordered.toPrettyString(), "Idempotency-Key", "\"" + key + "\"");
        assertThat(repeat.orderId()).isEqualTo(first.orderId());
    }

    @Test
    void another_order_under_a_used_key_is_refused() {
        orders.place(order().toString(), "Idempotency-Key", key);
        var other = order();
        other.put("customerId", "customer-2");
        var refused = orders.place(other.toString(), "Idempotency-Key", key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_refused_order_leaves_the_key_free() {
        var bad = order();
        bad.remove("lines");
        assertThat(orders.place(bad.toString(), "Idempotency-Key", key).status()).isEqualTo(400);
        assertThat(orders.place(order().toString(), "Idempotency-Key", key).status())
                .isEqualTo(202);
    }

    @Test
    void orders_without_a_key_are_orders_each() {
        assertThat(orders.place()).isNotEqualTo(orders.place());
    }

    @Test
    void of_many_at_once_under_one_key_exactly_one_places_the_order() throws SQLException {
        var answers =
                Stream.generate(() -> orders.placing(order().toString(), "Idempotency-Key", key))
                        .limit(40)
                        .toList()
                        .stream()
                        .map(RunningOrders::now)
                        .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 202 || answer.status() == 409);
        var ids =
                answers.stream()
                        .filter(answer -> answer.status() == 202)
                        .map(RunningOrders.Answer::orderId)
                        .distinct()
                        .toList();
        assertThat(ids).hasSize(1);
        assertThat(eventsOfCustomerOrder(ids.getFirst())).isEqualTo(1);
        assertThat(orders.place(order().toString(), "Idempotency-Key", key).orderId())
                .isEqualTo(ids.getFirst());
    }

    @Test
    void while_the_first_request_runs_a_second_one_is_told_to_come_back() throws Exception {
        try (var held = orders.servers.connect()) {
            held.setAutoCommit(false);
            held.createStatement().execute("lock table idempotency_key in access exclusive mode");
            var first = orders.placing(order().toString(), "Idempotency-Key", key);
            awaitSomebodyWaiting();

            var second = orders.place(order().toString(), "Idempotency-Key", key);

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.problem()).isEqualTo("request-in-progress");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            held.rollback();
            assertThat(orders.place(order().toString(), "Idempotency-Key", key).status())
                    .isIn(202, 409);
            var id = now(first).orderId();
            assertThat(orders.place(order().toString(), "Idempotency-Key", key).orderId())
                    .isEqualTo(id);
        }
    }

    @Test
    void a_key_is_free_again_after_its_lifetime() {
        var first = orders.place(order().toString(), "Idempotency-Key", key).orderId();
        TestClock.CLOCK.forward(Duration.ofHours(23));
        assertThat(orders.place(order().toString(), "Idempotency-Key", key).orderId())
                .isEqualTo(first);
        TestClock.CLOCK.forward(Duration.ofHours(1).plusMillis(1));
        assertThat(orders.place(order().toString(), "Idempotency-Key", key).orderId())
                .isNotEqualTo(first);
    }

    private int eventsOfCustomerOrder(UUID id) throws SQLException {
        try (var connection = orders.servers.connect();
                var count =
                        connection.prepareStatement(
                                "select count(*) from idempotency_key k join event e on e.stream_id"
                                    + " = k.order_id::text where k.key = ? and e.stream_id = ?")) {
            count.setString(1, key);
            count.setString(2, id.toString());
            var row = count.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitSomebodyWaiting() {
        Awaitility.await()
                .until(() -> {
                    try (var connection = orders.servers.connect();
                            var rows =
                                    connection
                                            .createStatement()
                                            .executeQuery(
                                                    "select count(*) from pg_locks where not"
                                                            + " granted and relation ="
                                                            + " 'idempotency_key'::regclass")) {
                        rows.next();
                        return rows.getInt(1) > 0;
                    }
                });
    }
}
