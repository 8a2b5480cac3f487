package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

@DisplayName("Every workload can be started, stopped, moved and reached")
class WorkloadsTest {

    private static final int GRACE_SECONDS_MIN = 30;

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "it says when it has started, when it lives, and when it is ready, and each means"
                    + " something else")
    void probes(Overlay overlay) {
        assertThat(overlay.workloads().flatMap(workload -> workload.containers().stream()))
                .hasSize(6)
                .allSatisfy(container -> {
                    var started = container.path("startupProbe");
                    var alive = container.path("livenessProbe");
                    var ready = container.path("readinessProbe");
                    assertThat(path(alive)).isNotEqualTo(path(ready));
                    assertThat(path(started)).isNotEqualTo(path(ready));
                    assertThat(patience(started)).isGreaterThan(patience(alive));
                    assertThat(patience(alive)).isGreaterThan(patience(ready));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("a drained node takes one instance at a time")
    void disruptions(Overlay overlay) {
        assertThat(overlay.workloads())
                .allSatisfy(workload ->
                        assertThat(
                                        overlay.of("PodDisruptionBudget")
                                                .filter(budget ->
                                                        Overlay.selects(
                                                                budget.at("spec.selector"),
                                                                labels(workload))))
                                .as(workload.title())
                                .singleElement()
                                .satisfies(budget ->
                                        assertThat(budget.at("spec.maxUnavailable").asInt())
                                                .isEqualTo(1)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "a service of ours has time to end in order, after it was taken out of its endpoints")
    void ending(Overlay overlay) {
        assertThat(
                        overlay.workloads()
                                .filter(workload ->
                                        workload.containers()
                                                .getFirst()
                                                .path("name")
                                                .asText()
                                                .equals("service")))
                .hasSize(5)
                .allSatisfy(workload -> {
                    assertThat(
                                    workload.podTemplate()
                                            .at("/spec/terminationGracePeriodSeconds")
                                            .asInt())
                            .isGreaterThanOrEqualTo(GRACE_SECONDS_MIN);
                    assertThat(
                                    workload.containers()
                                            .getFirst()
                                            .at("/lifecycle/preStop/sleep/seconds")
                                            .asInt())
                            .isPositive();
                });
    }

    @Test
    @DisplayName("the views lie on a volume of their own, one per instance")
    void state() {
        var projections = Overlay.named("production").of("StatefulSet").findFirst().orElseThrow();

        assertThat(
                        Manifest.elements(projections.at("spec.volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name").asText()))
                .containsExactly("state");
        assertThat(
                        Manifest.elements(projections.containers().getFirst().path("volumeMounts"))
                                .filter(mount -> mount.path("name").asText().equals("state"))
                                .map(mount -> mount.path("mountPath").asText()))
                .containsExactly("/var/lib/orderlog");
    }

    private static String path(JsonNode probe) {
        return probe.at("/httpGet/path").asText();
    }

    private static int patience(JsonNode probe) {
        return probe.path("periodSeconds").asInt(10) * probe.path("failureThreshold").asInt(3);
    }

    private static java.util.Map<String, String> labels(Manifest workload) {
        return Manifest.texts(workload.podTemplate().at("/metadata/labels"));
    }
}
