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
class EventsTest {

    private static final String STREAM =
            """
            : following
            retry: 1000


            id: 1
            event: OrderPlaced
            data: {"version":1}

            """;

    private final RunningOrders orders = RunningOrders.shared();

    @BeforeEach
    void forgetEarlierQuestions() {
        orders.projections.askedSinceLastTime();
        orders.projections.answerWith(200, Map.of("Content-Type", "text/event-stream"), STREAM);
    }

    @Test
    void a_stream_comes_through_as_projections_send_it() {
        var id = orders.place();

        var stream = orders.get("/orders/" + id + "/events", "Last-Event-ID", "0");

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(stream.body()).isEqualTo(STREAM);
        assertThat(orders.projections.askedSinceLastTime())
                .containsExactly(
                        "GET /orders/%s/events?source=%%2Forder-api&sequence=1&wait=2000 last-event-id 0"
                                .formatted(id));
    }

    @Test
    void the_end_of_a_stream_comes_through_too() {
        orders.projections.answerWith(204, Map.of(), "");

        assertThat(orders.get("/orders/" + orders.place() + "/events").status()).isEqualTo(204);
    }

    @Test
    void a_refusal_comes_through_with_the_time_to_ask_again() {
        orders.projections.answerWith(
                503,
                Map.of("Content-Type", "application/problem+json", "Retry-After", "1"),
                "{\"type\": \"urn:orderlog:problem:too-many-following\"}");

        var refused = orders.get("/orders/" + orders.place() + "/events");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.problem()).isEqualTo("too-many-following");
    }

    @Test
    void an_unknown_order_is_not_even_asked_for() {
        var refused = orders.get("/orders/" + UUID.randomUUID() + "/events");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("unknown-order");
        assertThat(orders.projections.askedSinceLastTime()).isEmpty();
    }

    @Test
    void a_view_that_knows_less_than_we_do_or_is_down_is_unavailable() {
        orders.projections.answerWith(404, Map.of(), "");

        var late = orders.get("/orders/" + orders.place() + "/events");

        assertThat(late.status()).isEqualTo(503);
        assertThat(late.problem()).isEqualTo("view-unavailable");
        try (var alone =
                new RunningOrders(
                        Map.of("orderlog.orders.projections-url", "http://127.0.0.1:1"))) {
            var down = alone.get("/orders/" + alone.place() + "/events");
            assertThat(down.status()).isEqualTo(503);
            assertThat(down.problem()).isEqualTo("view-unavailable");
            assertThat(down.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void an_instance_of_projections_that_is_down_is_followed_by_the_next() {
        var urls = "http://127.0.0.1:1," + orders.projections.url();
        try (var two = new RunningOrders(Map.of("orderlog.orders.projections-url", urls))) {
            var id = two.place();
            for (int n = 0; n < 4; n++) {
                assertThat(two.get("/orders/" + id + "/events").body()).isEqualTo(STREAM);
            }
        }
    }
}
