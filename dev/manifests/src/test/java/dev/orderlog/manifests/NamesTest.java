package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

@DisplayName("Whatever is named is there")
class NamesTest {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "every ConfigMap and every Secret that a pod needs is applied, or written by an"
                    + " operator from what is applied")
    void configuration(Overlay overlay) {
        var there = new TreeSet<>(secretsOfOperators(overlay));
        overlay.of("ConfigMap").forEach(map -> there.add(map.name()));
        overlay.of("Secret").forEach(secret -> there.add(secret.name()));

        assertThat(overlay.podMakers())
                .allSatisfy(maker ->
                        assertThat(there)
                                .as(maker.title())
                                .containsAll(needed(maker.podTemplate())));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "every volume that is mounted, every service account, every target of a service, an"
                    + " autoscaler or an ingress")
    void targets(Overlay overlay) {
        assertThat(overlay.podMakers())
                .allSatisfy(maker -> {
                    var spec = maker.podTemplate().path("spec");
                    var volumes = new TreeSet<String>();
                    Manifest.elements(spec.path("volumes"))
                            .forEach(volume -> volumes.add(volume.path("name").asText()));
                    Manifest.elements(maker.at("spec.volumeClaimTemplates"))
                            .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
                    assertThat(
                                    maker.containers().stream()
                                            .flatMap(container ->
                                                    Manifest.elements(
                                                            container.path("volumeMounts")))
                                            .map(mount -> mount.path("name").asText()))
                            .as(maker.title())
                            .isSubsetOf(volumes);
                    if (spec.has("serviceAccountName")) {
                        assertThat(
                                        overlay.has(
                                                "ServiceAccount",
                                                spec.path("serviceAccountName").asText()))
                                .isTrue();
                    }
                });
        assertThat(overlay.of("Service"))
                .allSatisfy(service ->
                        assertThat(
                                        pods(overlay)
                                                .anyMatch(labels ->
                                                        labels.entrySet()
                                                                .containsAll(
                                                                        Manifest.texts(
                                                                                        service.at(
                                                                                                "spec.selector"))
                                                                                .entrySet())))
                                .as(service.title())
                                .isTrue());
        assertThat(Stream.concat(overlay.of("ScaledObject"), overlay.of("HorizontalPodAutoscaler")))
                .allSatisfy(scaler ->
                        assertThat(
                                        overlay.has(
                                                scaler.at("spec.scaleTargetRef.kind").asText(),
                                                scaler.at("spec.scaleTargetRef.name").asText()))
                                .as(scaler.title())
                                .isTrue());
        assertThat(
                        overlay.of("Ingress")
                                .flatMap(ingress ->
                                        ingress.content().findValues("service").stream()))
                .allSatisfy(backend ->
                        assertThat(overlay.has("Service", backend.path("name").asText())).isTrue());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName(
            "every host in an address is a service that is applied or that an operator makes, or"
                    + " lies outside")
    void hosts(Overlay overlay) {
        var there =
                new TreeSet<>(
                        Set.of("orderlog-kafka-bootstrap", "provider.example", "carrier.example"));
        overlay.of("Service").forEach(service -> there.add(service.name()));
        overlay.of("Cluster").forEach(cluster -> there.add(cluster.name() + "-rw"));
        var address = java.util.regex.Pattern.compile("(?:://|^)([a-z][a-z0-9.-]*)(?::[0-9]+|/|$)");

        var hosts =
                overlay.of("ConfigMap")
                        .flatMap(map -> Manifest.texts(map.at("data")).entrySet().stream())
                        .filter(entry ->
                                entry.getKey().endsWith("_URL")
                                        || entry.getKey().endsWith("_SERVERS"))
                        .map(entry -> {
                            var found = address.matcher(entry.getValue());
                            assertThat(found.find()).as(entry.toString()).isTrue();
                            return found.group(1);
                        });

        assertThat(hosts).isNotEmpty().isSubsetOf(there);
    }

    private static Set<String> secretsOfOperators(Overlay overlay) {
        var secrets = new TreeSet<String>();
        overlay.of("KafkaUser").forEach(user -> secrets.add(user.name()));
        overlay.of("Kafka").forEach(kafka -> secrets.add(kafka.name() + "-cluster-ca-cert"));
        overlay.of("Cluster")
                .forEach(cluster -> {
                    secrets.add(cluster.name() + "-app");
                    secrets.add(cluster.name() + "-ca");
                });
        return secrets;
    }

    private static Set<String> needed(JsonNode template) {
        var names = new TreeSet<String>();
        for (var reference :
                Set.of(
                        "configMapRef",
                        "secretRef",
                        "configMapKeyRef",
                        "secretKeyRef",
                        "configMap")) {
            template.findValues(reference).stream()
                    .filter(named -> !named.path("optional").asBoolean())
                    .forEach(named -> names.add(named.path("name").asText()));
        }
        template.findValues("secretName").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Stream<Map<String, String>> pods(Overlay overlay) {
        return overlay.podMakers()
                .map(maker -> Manifest.texts(maker.podTemplate().at("/metadata/labels")));
    }
}
