package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.stream.Stream;

@DisplayName("Nothing flows that is not named")
class FlowsTest {

    private static final Map<String, String> KAFKA =
            Map.of("strimzi.io/cluster", "orderlog", "strimzi.io/kind", "Kafka");

    private static final Map<String, String> MONITORING =
            Map.of("kubernetes.io/metadata.name", "monitoring");

    private final Overlay overlay = Overlay.named("production");

    @Test
    @DisplayName("by default nothing at all, in either direction")
    void nothing() {
        var deny =
                overlay.of("NetworkPolicy")
                        .filter(policy -> policy.name().equals("default-deny"))
                        .findFirst()
                        .orElseThrow();

        assertThat(deny.at("spec.podSelector")).isEmpty();
        assertThat(deny.at("spec.policyTypes")).hasSize(2);
        assertThat(deny.at("spec").has("ingress") || deny.at("spec").has("egress")).isFalse();
    }

    @ParameterizedTest(name = "{0} to {1}:{2} is open")
    @CsvSource({
        "order-api, projections, http",
        "order-api, registry, http",
        "order-api, order-api-db, 5432",
        "payment-service, payment-service-db, 5432",
        "inventory-service, inventory-service-db, 5432",
        "shipping-service, shipping-service-db, 5432",
        "order-api-migrations, order-api-db, 5432",
        "registry, registry-db, 5432",
        "schemas, registry, http",
        "projections, projections, http",
        "projections, registry, http",
        "cli, order-api, http",
        "cli, payment-service, http",
        "cli, inventory-service, http",
        "cli, shipping-service, http",
        "cli, projections, http",
        "audit, projections, http",
        "audit, registry, http"
    })
    void open(String from, String to, String port) {
        assertThat(leaves(labels(from), labels(to), port)).as("egress").isTrue();
        assertThat(enters(labels(from), labels(to), port)).as("ingress").isTrue();
    }

    @ParameterizedTest(name = "{0} to {1}:{2} is closed")
    @CsvSource({
        "order-api, payment-service, http",
        "payment-service, order-api, http",
        "payment-service, inventory-service-db, 5432",
        "projections, order-api-db, 5432",
        "projections, order-api, http",
        "registry, order-api, http",
        "schemas, order-api-db, 5432",
        "cli, order-api-db, 5432",
        "cli, registry, http",
        "audit, order-api, http",
        "audit, payment-service, http",
        "audit, order-api-db, 5432",
        "payment-service, projections, http"
    })
    void closed(String from, String to, String port) {
        assertThat(leaves(labels(from), labels(to), port) && enters(labels(from), labels(to), port))
                .isFalse();
    }

    @Test
    @DisplayName("every client of Kafka may go to its listener, and nobody else")
    void kafka() {
        assertThat(overlay.podMakers().filter(maker -> leaves(labels(maker.name()), KAFKA, "9093")))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder(
                        "order-api",
                        "payment-service",
                        "inventory-service",
                        "shipping-service",
                        "projections",
                        "topics",
                        "audit");
    }

    @Test
    @DisplayName(
            "audits are asked for from inside: only the front door, the command line and its own"
                    + " kind reach projections, and the front door is asked about orders alone")
    void audits() {
        var projections = labels("projections");

        assertThat(
                        overlay.podMakers()
                                .filter(maker ->
                                        leaves(labels(maker.name()), projections, "http")
                                                && enters(
                                                        labels(maker.name()), projections, "http")))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("order-api", "cli", "audit", "projections");
        assertThat(overlay.of("Ingress"))
                .singleElement()
                .satisfies(ingress -> {
                    assertThat(ingress.content().findValuesAsText("path"))
                            .containsExactly("/orders", "/openapi.yml");
                    assertThat(ingress.content().findValues("service"))
                            .allMatch(backend -> backend.path("name").asText().equals("order-api"));
                });
    }

    @Test
    @DisplayName(
            "every service may send its traces to a receiver beside Prometheus, and nobody else")
    void traces() {
        assertThat(overlay.podMakers().filter(maker -> sendsTraces(labels(maker.name()))))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder(
                        "order-api",
                        "payment-service",
                        "inventory-service",
                        "shipping-service",
                        "projections");
    }

    @Test
    @DisplayName("only payment-service and shipping-service may go outside")
    void outside() {
        assertThat(overlay.podMakers().filter(maker -> goesOutside(labels(maker.name()))))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("payment-service", "shipping-service");
    }

    private boolean leaves(Map<String, String> from, Map<String, String> to, String port) {
        return policies("egress", from)
                .flatMap(policy -> Manifest.elements(policy.at("spec.egress")))
                .anyMatch(rule -> takes(rule, "to", to, port));
    }

    private boolean enters(Map<String, String> from, Map<String, String> to, String port) {
        return policies("ingress", to)
                .flatMap(policy -> Manifest.elements(policy.at("spec.ingress")))
                .anyMatch(rule -> takes(rule, "from", from, port));
    }

    private boolean goesOutside(Map<String, String> from) {
        return policies("egress", from)
                .flatMap(policy -> Manifest.elements(policy.at("spec.egress")))
                .anyMatch(rule -> !rule.findValues("ipBlock").isEmpty());
    }

    private boolean sendsTraces(Map<String, String> from) {
        return policies("egress", from)
                .flatMap(policy -> Manifest.elements(policy.at("spec.egress")))
                .filter(rule -> rule.findValuesAsText("port").contains("4318"))
                .flatMap(rule -> Manifest.elements(rule.path("to")))
                .anyMatch(peer -> Overlay.selects(peer.path("namespaceSelector"), MONITORING));
    }

    private Stream<Manifest> policies(String direction, Map<String, String> of) {
        return overlay.of("NetworkPolicy")
                .filter(policy -> policy.at("spec").has(direction))
                .filter(policy -> Overlay.selects(policy.at("spec.podSelector"), of));
    }

    /** Pods of this namespace; a port by its number or, the pods being ours, by its name. */
    private static boolean takes(
            JsonNode rule, String side, Map<String, String> peer, String port) {
        boolean asked =
                Manifest.elements(rule.path("ports"))
                        .map(one -> one.path("port").asText())
                        .anyMatch(one ->
                                one.equals(port) || (port.equals("http") && one.equals("8080")));
        return asked
                && Manifest.elements(rule.path(side))
                        .filter(one -> one.has("podSelector") && !one.has("namespaceSelector"))
                        .anyMatch(one -> Overlay.selects(one.path("podSelector"), peer));
    }

    private Map<String, String> labels(String name) {
        return overlay.podMakers()
                .filter(maker -> maker.name().equals(name))
                .findFirst()
                .map(maker -> Manifest.texts(maker.podTemplate().at("/metadata/labels")))
                .orElseGet(() -> {
                    assertThat(overlay.has("Cluster", name)).as(name).isTrue();
                    return Map.of("cnpg.io/cluster", name);
                });
    }
}
