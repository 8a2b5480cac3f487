package dev.orderlog.orders.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.RunningOrders;
import dev.orderlog.orders.SharedOrders;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;
import java.util.UUID;

@ExtendWith(SharedOrders.class)
class QueryTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final RunningOrders orders = RunningOrders.shared();

    @BeforeEach
    void forgetEarlierQuestions() {
        orders.projections.askedSinceLastTime();
        orders.projections.answerWith(200, JSON, "{}");
    }

    @Test
    void an_order_is_shown_as_projections_show_it() {
        var id = orders.place();
        orders.projections.answerWith(
                200,
                Map.of("Content-Type", "application/json", "ETag", "\"3\""),
                "{\"id\": \"x\"}");
        var shown = orders.get("/orders/" + id);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo("{\"id\": \"x\"}");
        assertThat(shown.header("ETag")).isEqualTo("\"3\"");
        assertThat(shown.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_read_right_after_the_write_waits_for_what_was_written() {
        var id = orders.place();
        orders.get("/orders/" + id);
        orders.post("/orders/" + id + "/cancellation", "");
        orders.get("/orders/" + id + "/history");
        orders.get("/orders/" + id + "/timeline");
        assertThat(orders.projections.askedSinceLastTime())
                .containsExactly(
                        "GET /orders/%s?source=%%2Forder-api&sequence=1&wait=2000".formatted(id),
                        "GET /orders/%s/history?source=%%2Forder-api&sequence=2&wait=2000"
                                .formatted(id),
                        "GET /orders/%s/timeline?source=%%2Forder-api&sequence=2&wait=2000"
                                .formatted(id));
    }

    @Test
    void a_token_of_an_earlier_event_never_makes_the_answer_older() {
        var placed = orders.place(RunningOrders.order().toString());
        var id = placed.orderId();
        var old = placed.header("Orderlog-Consistency-Token");
        orders.post("/orders/" + id + "/cancellation", "");
        orders.get("/orders/" + id, "Orderlog-Consistency-Token", old);
        assertThat(orders.projections.askedSinceLastTime())
                .singleElement()
                .asString()
                .contains("sequence=2");
    }

    @Test
    void a_token_of_nobody_is_refused() {
        var refused =
                orders.get("/orders/" + orders.place(), "Orderlog-Consistency-Token", "nonsense");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-consistency-token");
    }

    @Test
    void an_unchanged_order_is_not_sent_again() {
        orders.projections.answerWith(304, Map.of("ETag", "\"1\""), "");
        var id = orders.place();
        var unchanged = orders.get("/orders/" + id, "If-None-Match", "\"1\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo("\"1\"");
        assertThat(orders.projections.askedSinceLastTime().getFirst())
                .endsWith("if-none-match \"1\"");
    }

    @Test
    void an_unknown_order_is_not_even_asked_for() {
        var refused = orders.get("/orders/" + UUID.randomUUID());
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("unknown-order");
        assertThat(orders.projections.askedSinceLastTime()).isEmpty();
    }

    @Test
    void a_view_that_is_late_says_so_and_when_to_ask_again() {
        orders.projections.answerWith(
                503,
                Map.of("Content-Type", "application/problem+json", "Retry-After", "2"),
                "{\"type\": \"urn:orderlog:problem:not-yet\"}");
        var late = orders.get("/orders/" + orders.place());
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.header("Retry-After")).isEqualTo("2");
        assertThat(late.problem()).isEqualTo("not-yet");
    }

    @Test
    void a_view_that_fails_or_knows_less_than_we_do_is_unavailable() {
        for (int status : new int[] {404, 500}) {
            orders.projections.answerWith(status, JSON, "{}");
            var unavailable = orders.get("/orders/" + orders.place());
            assertThat(unavailable.status()).isEqualTo(503);
            assertThat(unavailable.problem()).isEqualTo("view-unavailable");
            assertThat(unavailable.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void views_that_are_down_do_not_stop_orders() {
        try (var alone =
                new RunningOrders(
                        Map.of("orderlog.orders.projections-url", "http://127.0.0.1:1"))) {
            var id = alone.place();
            var unavailable = alone.get("/orders/" + id);
            assertThat(unavailable.status()).isEqualTo(503);
            assertThat(unavailable.problem()).isEqualTo("view-unavailable");
            assertThat(unavailable.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void an_instance_of_projections_that_is_down_is_followed_by_the_next() {
        var urls = "http://127.0.0.1:1," + orders.projections.url();
        try (var two = new RunningOrders(Map.of("orderlog.orders.projections-url", urls))) {
            var id = two.place();
            for (int n = 0; n < 4; n++) {
                assertThat(two.get("/orders/" + id).status()).isEqualTo(200);
            }
        }
    }
}
