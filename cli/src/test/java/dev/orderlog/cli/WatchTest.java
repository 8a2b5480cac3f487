package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.cli.http.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class WatchTest {
    static final String HISTORY = "GET /orders/" + OrderCommandsTest.ORDER + "/history";

    final FakePlatform platform = new FakePlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    /** The recorded history as it was after its first {@code steps}. */
    static String history(int steps) {
        var whole = Json.parse(Texts.resource("answers/history.json"));
        var events =
                java.util.stream.IntStream.range(0, steps)
                        .mapToObj(whole.path("events")::get)
                        .toList();
        return Json.line(Map.of("id", whole.path("id"), "version", steps, "events", events));
    }

    static int allSteps() {
        return Json.parse(Texts.resource("answers/history.json")).path("events").size();
    }

    @Test
    void prints_each_step_once_and_ends_with_the_order() {
        platform.answers(HISTORY, 200, history(1), Map.of("ETag", "\"1\""))
                .answers(HISTORY, 304, "", Map.of("ETag", "\"1\""))
                .answers(HISTORY, 200, history(4), Map.of("ETag", "\"4\""))
                .answers(HISTORY, 200, history(allSteps()));

        var ran = Ran.on(platform, "watch", OrderCommandsTest.ORDER);

        assertThat(ran.exitCode()).isZero();
        Texts.approved("watch.txt", ran.out());
        assertThat(ran.err())
                .isEqualTo(
                        "Waits for the pickup: ./orderlog pickup "
                                + OrderCommandsTest.ORDER
                                + "\n");
        assertThat(platform.asked())
                .extracting(asked -> asked.header("If-none-match"))
                .containsExactly(List.of(), List.of("\"1\""), List.of("\"1\""), List.of("\"4\""));
    }

    @Test
    void prints_each_step_as_a_line_of_json() {
        platform.answers(HISTORY, 200, history(allSteps()));

        var lines =
                Ran.on(platform, "watch", "--json", OrderCommandsTest.ORDER)
                        .out()
                        .lines()
                        .map(Json::parse)
                        .toList();

        assertThat(lines).hasSize(allSteps());
        assertThat(lines.getFirst().path("type").asText()).isEqualTo("OrderPlaced");
        assertThat(lines.getFirst().path("service").asText()).isEqualTo("order-api");
        assertThat(lines.getLast().path("type").asText()).isEqualTo("OrderCompleted");
    }

    @Test
    void stops_at_the_event_waited_for() {
        platform.answers(HISTORY, 200, history(allSteps()));

        var ran = Ran.on(platform, "watch", OrderCommandsTest.ORDER, "--until", "PaymentCharged");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(2);
    }

    @Test
    void fails_when_the_order_ends_without_the_event_waited_for() {
        platform.answers(HISTORY, 200, history(allSteps()));

        var ran = Ran.on(platform, "watch", OrderCommandsTest.ORDER, "--until", "OrderCancelled");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("The order has ended without OrderCancelled.\n");
    }

    @Test
    void fails_when_the_time_is_up() {
        platform.answers(HISTORY, 200, history(4));

        var ran = Ran.on(platform, "watch", OrderCommandsTest.ORDER, "--for", "200ms");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out().lines()).hasSize(4);
        assertThat(ran.err())
                .isEqualTo(
                        """
                        Waits for the pickup: ./orderlog pickup %1$s
                        Still under way after 200 ms; see: ./orderlog show %1$s
                        """
                                .formatted(OrderCommandsTest.ORDER));
    }

    @Test
    void goes_on_after_the_platform_was_away() {
        platform.answers(HISTORY, 200, history(1))
                .answers(HISTORY, 503, "{\"title\": \"Starting\", \"status\": 503}")
                .answers(HISTORY, 200, history(allSteps()));

        var ran = Ran.on(platform, "watch", OrderCommandsTest.ORDER);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(allSteps());
    }

    @Test
    void goes_on_after_the_front_door_was_restarted() {
        platform.answers(HISTORY, 200, history(1));
        int port = platform.port();
        var watching =
                CompletableFuture.supplyAsync(
                        () -> Ran.on(platform, "watch", OrderCommandsTest.ORDER));
        org.awaitility.Awaitility.await().until(() -> platform.asked().size() >= 2);
        platform.close();

        try (var restarted = new FakePlatform(port)) {
            restarted.answers(HISTORY, 200, history(allSteps()));
            assertThat(watching.join().exitCode()).isZero();
            assertThat(watching.join().out().lines()).hasSize(allSteps());
        }
    }

    @Test
    void an_unknown_order_is_refused_at_once() {
        platform.answers(HISTORY, 404, "{\"title\": \"Unknown order\", \"status\": 404}");

        var ran = Ran.on(platform, "watch", OrderCommandsTest.ORDER);

        assertThat(ran).isEqualTo(new Ran(1, "", "Unknown order (404)\n"));
    }

    @Test
    void place_with_wait_reads_its_own_write() {
        platform.answers(
                        "POST /orders",
                        202,
                        Texts.resource("answers/placed.json"),
                        Map.of("Orderlog-Consistency-Token", "t-1"))
                .answers(HISTORY, 503, "{\"title\": \"Not yet\", \"status\": 503}")
                .answers(HISTORY, 200, history(allSteps()));

        var ran = Ran.on(platform, "place", "-l", "MUG-BLUE:1:24.95", "--wait");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(1 + allSteps());
        assertThat(platform.asked().get(1).header("Orderlog-consistency-token"))
                .containsExactly("t-1");
    }

    @Test
    void place_with_wait_prints_json_lines_only() {
        platform.answersFile("POST /orders", 202, "placed.json")
                .answers(HISTORY, 200, history(allSteps()));

        var ran = Ran.on(platform, "place", "-l", "MUG-BLUE:1:24.95", "--wait", "--json");

        assertThat(ran.out().lines())
                .hasSize(1 + allSteps())
                .allMatch(line -> Json.parse(line).isObject());
    }
}
