package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;
import java.util.stream.Stream;

@DisplayName(
        "Every pod of ours keeps to the restricted Pod Security Standard, and to a little more")
class PodSecurityTest {

    private static final Set<String> VOLUMES =
            Set.of("configMap", "emptyDir", "secret", "projected", "persistentVolumeClaim");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("the namespace enforces it")
    void namespace(Overlay overlay) {
        assertThat(overlay.of("Namespace"))
                .singleElement()
                .satisfies(namespace ->
                        assertThat(Manifest.texts(namespace.at("metadata.labels")))
                                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "pods run as somebody, under the runtime's seccomp profile, without the host and"
                    + " without a token")
    void pods(Overlay overlay) {
        assertThat(overlay.podMakers())
                .allSatisfy(maker -> {
                    var pod = maker.podTemplate().path("spec");
                    var context = pod.path("securityContext");
                    assertThat(context.path("runAsNonRoot").asBoolean()).as(maker.title()).isTrue();
                    assertThat(context.path("runAsUser").asInt()).as(maker.title()).isPositive();
                    assertThat(context.at("/seccompProfile/type").asText())
                            .as(maker.title())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                            .as(maker.title())
                            .isFalse();
                    assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"))
                            .as(maker.title())
                            .isFalse();
                    assertThat(Manifest.elements(pod.path("volumes")))
                            .as(maker.title())
                            .allMatch(volume -> VOLUMES.stream().anyMatch(volume::has));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "containers have no capability, no way to more, a read-only root, a request, and a"
                    + " limit of memory")
    void containers(Overlay overlay) {
        assertThat(overlay.podMakers().flatMap(maker -> maker.containers().stream()))
                .isNotEmpty()
                .allSatisfy(container -> {
                    var context = container.path("securityContext");
                    assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                    assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                    assertThat(Manifest.elements(context.at("/capabilities/drop")))
                            .extracting(JsonNode::asText)
                            .containsExactly("ALL");
                    assertThat(context.at("/capabilities").has("add")).isFalse();
                    assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
                    assertThat(container.at("/resources/limits/memory").asText())
                            .isNotEmpty()
                            .isEqualTo(container.at("/resources/requests/memory").asText());
                });
    }
}
