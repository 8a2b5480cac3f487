package dev.orderlog.projections.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.events.OrderCompleted;
import dev.orderlog.projections.log.EventStream;
import dev.orderlog.projections.log.Events;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingIT {

    private static final int STREAMS_MAX = 3;

    private Rig rig;
    private Rig.Instance instance;

    @BeforeAll
    void start(@TempDir Path stateDir) throws Exception {
        rig = new Rig();
        instance =
                rig.start(
                        "following-" + UUID.randomUUID(),
                        stateDir,
                        Map.of(
                                "orderlog.projections.events.streams-max",
                                STREAMS_MAX,
                                "orderlog.projections.events.heartbeat",
                                "200ms"));
        await().atMost(Rig.CEILING).until(instance::isReady);
    }

    @AfterAll
    void stop() throws Exception {
        instance.close();
        rig.close();
    }

    @Test
    void each_event_comes_as_it_is_folded_and_the_stream_ends_with_the_order() throws Exception {
        var order = UUID.randomUUID();
        var stream = placed(order);

        try (var following = follow(order)) {
            assertThat(following.header("Content-Type")).startsWith("text/event-stream");
            assertThat(following.header("X-Accel-Buffering")).isEqualTo("no");
            var first = following.next();
            assertThat(first).containsEntry("id", "1").containsEntry("event", "OrderPlaced");

            rig.publish(stream, Events.charged(order));
            var second = following.next();
            assertThat(second).containsEntry("id", "2").containsEntry("event", "PaymentCharged");
            assertThat(new ObjectMapper().readTree(second.get("data")))
                    .isEqualTo(history(order).get(1));

            rig.publish(stream, completed(order), Events.reserved(order));
            assertThat(following.next())
                    .containsEntry("id", "3")
                    .containsEntry("event", "OrderCompleted");
            assertThat(following.next()).isEmpty();
        }
        noStreamIsOpen();
    }

    @Test
    void a_stream_goes_on_behind_the_last_event_seen() throws Exception {
        var order = UUID.randomUUID();
        var stream = placed(order);
        rig.publish(stream, Events.charged(order), Events.reserved(order));
        instance.get("/orders/" + order + "?source=/inventory-service&sequence=1&wait=10000");

        try (var following = follow(order, "Last-Event-ID", "2")) {
            assertThat(following.next()).containsEntry("id", "3");
        }
        try (var following = follow(order, "Last-Event-ID", "3")) {
            rig.publish(stream, Events.shipmentCreated(order));
            assertThat(following.next()).containsEntry("id", "4");
        }
        noStreamIsOpen();
    }

    @Test
    void who_has_seen_the_end_need_not_come_again() throws Exception {
        var order = UUID.randomUUID();
        var stream = placed(order);
        rig.publish(stream, completed(order), Events.reserved(order));
        instance.get("/orders/" + order + "?source=/inventory-service&sequence=1&wait=10000");

        for (var seen : List.of("2", "3", "4")) {
            assertThat(
                            instance.get("/orders/" + order + "/events", "Last-Event-ID", seen)
                                    .statusCode())
                    .isEqualTo(204);
        }
        try (var following = follow(order, "Last-Event-ID", "1")) {
            assertThat(following.next()).containsEntry("id", "2");
            assertThat(following.next()).isEmpty();
        }
    }

    @Test
    void while_nothing_happens_the_stream_gives_signs_of_life() throws Exception {
        var order = UUID.randomUUID();
        placed(order);

        try (var following = follow(order, "Last-Event-ID", "1")) {
            assertThat(following.line()).isEqualTo(": following");
            assertThat(following.line()).startsWith("retry: ");
            assertThat(following.comment()).isEqualTo(": waiting");
            assertThat(following.comment()).isEqualTo(": waiting");
        }
        noStreamIsOpen();
    }

    @Test
    void as_many_streams_are_open_as_there_are_places_and_a_gone_client_frees_its_own()
            throws Exception {
        var order = UUID.randomUUID();
        placed(order);

        var first = follow(order);
        try (var _ = follow(order);
                var _ = follow(order)) {
            assertThat(instance.streams()).isEqualTo(STREAMS_MAX);
            var refused = instance.get("/orders/" + order + "/events");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(refused.body()).contains("too-many-following");

            first.close();
            await().atMost(Rig.CEILING).until(() -> instance.streams() == STREAMS_MAX - 1);
            try (var next = follow(order)) {
                assertThat(next.next()).containsEntry("id", "1");
            }
        }
        noStreamIsOpen();
    }

    @Test
    void what_cannot_be_followed_gets_a_problem_document_and_takes_no_place() {
        var order = UUID.randomUUID();
        placed(order);
        var path = "/orders/" + order + "/events";

        assertThat(instance.get("/orders/" + UUID.randomUUID() + "/events").statusCode())
                .isEqualTo(404);
        for (var bad : List.of("-1", "1.5", "last", "9999999999999999999")) {
            var answer = instance.get(path, "Last-Event-ID", bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
        noStreamIsOpen();
    }

    private EventStream placed(UUID order) {
        var stream = rig.stream(order);
        rig.publish(stream, Events.placed(order));
        instance.get("/orders/" + order + "?source=/order-api&sequence=1&wait=10000");
        return stream;
    }

    private static OrderCompleted completed(UUID order) {
        return OrderCompleted.newBuilder()
                .setOrderId(order)
                .setCompletedAt(Events.AT.plusSeconds(9))
                .build();
    }

    private com.fasterxml.jackson.databind.JsonNode history(UUID order) throws Exception {
        var answer = instance.get("/orders/" + order + "/history");
        return new ObjectMapper().readTree(answer.body()).get("events");
    }

    private FollowedOrder follow(UUID order, String... headers) {
        return FollowedOrder.at(instance.stream("/orders/" + order + "/events", headers));
    }

    private void noStreamIsOpen() {
        await().atMost(Rig.CEILING).until(() -> instance.streams() == 0);
    }
}
