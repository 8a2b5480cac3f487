package dev.orderlog.projections.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.projections.log.Events;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

class MovingTest {

    private final String application = "moving-" + UUID.randomUUID();
    private final List<UUID> orders = Stream.generate(UUID::randomUUID).limit(12).toList();

    @TempDir private Path stateDir;

    private Rig rig;
    private List<String> before;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig();
        orders.forEach(order ->
                rig.publish(rig.stream(order), Events.placed(order), Events.charged(order)));
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void another_instance_answers_for_what_it_owns() {
        try (var first = rig.start(application, stateDir.resolve("first"))) {
            before = bodiesOnceFolded(first);
            try (var second = rig.start(application, stateDir.resolve("second"))) {
                await().atMost(Rig.CEILING)
                        .until(() -> second.isReady() && first.isReady() && ownsSome(second));

                assertThat(bodies(first)).isEqualTo(before);
                assertThat(bodies(second)).isEqualTo(before);
                assertThat(orders).allSatisfy(order -> canBeFollowed(second, order));
                await().atMost(Rig.CEILING)
                        .until(() -> first.streams() == 0 && second.streams() == 0);
            }
            showsTheSame(first);
        }
    }

    @Test
    void a_view_survives_a_restart_with_and_without_its_disk() {
        try (var first = rig.start(application, stateDir.resolve("first"))) {
            before = bodiesOnceFolded(first);
        }
        try (var restarted = rig.start(application, stateDir.resolve("first"))) {
            showsTheSame(restarted);
        }
        try (var onAnEmptyDisk = rig.start(application, stateDir.resolve("empty"))) {
            showsTheSame(onAnEmptyDisk);
        }
    }

    @Test
    void a_view_built_anew_from_the_log_is_the_same() {
        try (var first = rig.start(application, stateDir.resolve("first"))) {
            before = bodiesOnceFolded(first);
        }
        try (var anew = rig.start(application + "-anew", stateDir.resolve("anew"))) {
            showsTheSame(anew);
        }
    }

    @Test
    void a_view_built_under_the_streams_protocol_is_the_same() {
        try (var first = rig.start(application, stateDir.resolve("first"))) {
            before = bodiesOnceFolded(first);
        }
        var streams = Map.<String, Object>of("orderlog.projections.group-protocol", "streams");
        try (var other =
                rig.start(application + "-streams", stateDir.resolve("streams"), streams)) {
            showsTheSame(other);
        }
    }

    @Test
    void a_killed_instance_comes_back_with_the_same_view_and_folds_on() {
        try (var first = rig.startProcess(application, stateDir)) {
            before = bodiesOnceFolded(first);
            first.kill();
        }
        var later = UUID.randomUUID();
        var stream = rig.stream(later);
        rig.publish(stream, Events.placed(later), Events.charged(later));

        try (var again = rig.startProcess(application, stateDir)) {
            showsTheSame(again);
            await().atMost(Rig.CEILING)
                    .untilAsserted(() ->
                            assertThat(again.get("/orders/" + later).headers().firstValue("ETag"))
                                    .hasValue("\"2\""));
        }
    }

    private void showsTheSame(Rig.Instance instance) {
        await().atMost(Rig.CEILING).until(instance::isReady);
        await().atMost(Rig.CEILING)
                .untilAsserted(() -> assertThat(bodies(instance)).isEqualTo(before));
    }

    /** A question that was passed on already is answered only by the owner. */
    private static void canBeFollowed(Rig.Instance instance, UUID order) {
        var path = "/orders/" + order + "/events";
        try (var following = FollowedOrder.at(instance.stream(path, "Last-Event-ID", "1"))) {
            assertThat(following.next()).containsEntry("id", "2");
        }
    }

    private boolean ownsSome(Rig.Instance instance) {
        var statuses =
                orders.stream()
                        .map(order ->
                                instance.get(
                                                "/orders/" + order,
                                                "Orderlog-Asked-By-Instance",
                                                "true")
                                        .statusCode())
                        .toList();
        return statuses.contains(200) && statuses.contains(503);
    }

    private List<String> bodiesOnceFolded(Rig.Instance instance) {
        await().atMost(Rig.CEILING).until(instance::isReady);
        orders.forEach(order ->
                assertThat(
                                instance.get(
                                                "/orders/"
                                                        + order
                                                        + "?source=/payment-service&sequence=1&wait=10000")
                                        .statusCode())
                        .isEqualTo(200));
        return bodies(instance);
    }

    private List<String> bodies(Rig.Instance instance) {
        return orders.stream()
                .flatMap(order -> Stream.of("/orders/" + order, "/orders/" + order + "/history"))
                .map(path -> instance.get(path).body())
                .toList();
    }
}
