package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

@DisplayName("Topics, their partitions and who may use them are those of the catalogue")
class CatalogueTest {

    private static final TopicCatalogue CATALOGUE = TopicCatalogue.load();

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("partitions, retention and cleanup, everywhere")
    void topics(Overlay overlay) {
        assertThat(overlay.of("KafkaTopic"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrderElementsOf(
                        CATALOGUE.topics().stream().map(Topic::name).toList());
        assertThat(overlay.of("KafkaTopic"))
                .allSatisfy(manifest -> {
                    var topic = CATALOGUE.topic(manifest.name());
                    assertThat(manifest.at("spec.partitions").asInt())
                            .isEqualTo(topic.partitions());
                    assertThat(Manifest.texts(manifest.at("spec.config")))
                            .containsAllEntriesOf(topic.settings());
                });
    }

    @Test
    @DisplayName("replicas, in production")
    void durability() {
        assertThat(Overlay.named("production").of("KafkaTopic"))
                .allSatisfy(manifest -> {
                    var production = CATALOGUE.topic(manifest.name()).production();
                    assertThat(manifest.at("spec.replicas").asInt())
                            .isEqualTo(production.replicas());
                    assertThat(Manifest.texts(manifest.at("spec.config")))
                            .containsEntry(
                                    "min.insync.replicas",
                                    Integer.toString(production.minInsyncReplicas()));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("a service may write to the topics of the events that it emits, and to no other")
    void writers(Overlay overlay) {
        for (var topic : CATALOGUE.topics()) {
            assertThat(overlay.of("KafkaUser").filter(user -> may(user, "Write", topic.name())))
                    .extracting(Manifest::name)
                    .containsExactlyInAnyOrderElementsOf(
                            topic.events().stream()
                                    .map(event -> event.emittedBy() + "-kafka")
                                    .distinct()
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("whoever audits may read all of them, and nothing else")
    void auditor(Overlay overlay) {
        var auditor =
                overlay.of("KafkaUser")
                        .filter(user -> user.name().equals("audit-kafka"))
                        .findFirst()
                        .orElseThrow();

        assertThat(rules(auditor))
                .extracting(
                        rule -> rule.at("/resource/type").asText(),
                        rule -> rule.at("/resource/name").asText(),
                        rule -> operations(rule).toList())
                .containsExactlyInAnyOrderElementsOf(
                        CATALOGUE.topics().stream()
                                .map(topic ->
                                        tuple("topic", topic.name(), List.of("Describe", "Read")))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("nobody may delete or change them")
    void nobody(Overlay overlay) {
        for (var topic : CATALOGUE.topics()) {
            for (var operation : List.of("All", "Delete", "Alter", "AlterConfigs")) {
                assertThat(
                                overlay.of("KafkaUser")
                                        .filter(user -> may(user, operation, topic.name())))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    @DisplayName("no more instances than partitions, whoever scales")
    void instances(Overlay overlay) {
        int partitions = CATALOGUE.topic(TopicCatalogue.ORDER_EVENTS).partitions();

        assertThat(
                        Stream.concat(
                                overlay.of("ScaledObject")
                                        .map(scaled -> scaled.at("spec.maxReplicaCount")),
                                overlay.of("HorizontalPodAutoscaler")
                                        .map(scaled -> scaled.at("spec.maxReplicas"))))
                .hasSize(5)
                .allSatisfy(max -> assertThat(max.asInt()).isBetween(1, partitions));
        assertThat(
                        overlay.of("ScaledObject")
                                .map(scaled -> scaled.at("spec.triggers").path(0).path("metadata")))
                .allSatisfy(trigger -> {
                    assertThat(trigger.path("topic").asText())
                            .isEqualTo(TopicCatalogue.ORDER_EVENTS);
                    assertThat(trigger.path("allowIdleConsumers").asText()).isEqualTo("false");
                    assertThat(
                                    overlay.of("KafkaUser")
                                            .anyMatch(user ->
                                                    mayRead(
                                                            user,
                                                            trigger.path("consumerGroup")
                                                                    .asText())))
                            .as("somebody reads as %s", trigger.path("consumerGroup"))
                            .isTrue();
                });
    }

    @Test
    @DisplayName(
            "where the lag cannot be asked, CPU decides: it is asked too, and no fallback overrules"
                    + " it")
    void withoutLag() {
        assertThat(Overlay.named("production").of("ScaledObject"))
                .hasSize(5)
                .allSatisfy(scaled -> {
                    assertThat(Manifest.elements(scaled.at("spec.triggers")))
                            .extracting(trigger -> trigger.path("type").asText())
                            .containsExactly("kafka", "cpu");
                    assertThat(scaled.at("spec").has("fallback")).isFalse();
                });
    }

    private static boolean may(Manifest user, String operation, String topic) {
        return rules(user)
                .filter(rule -> rule.at("/resource/type").asText().equals("topic"))
                .filter(rule -> covers(rule.path("resource"), topic))
                .anyMatch(rule -> operations(rule).anyMatch(operation::equals));
    }

    private static boolean mayRead(Manifest user, String group) {
        return rules(user)
                .filter(rule -> rule.at("/resource/type").asText().equals("group"))
                .filter(rule -> rule.at("/resource/name").asText().equals(group))
                .anyMatch(rule -> operations(rule).anyMatch("Read"::equals));
    }

    private static boolean covers(JsonNode resource, String topic) {
        var name = resource.path("name").asText();
        return name.equals("*")
                || (resource.path("patternType").asText().equals("prefix")
                        ? topic.startsWith(name)
                        : topic.equals(name));
    }

    private static Stream<JsonNode> rules(Manifest user) {
        return Manifest.elements(user.at("spec.authorization.acls"));
    }

    private static Stream<String> operations(JsonNode rule) {
        return Manifest.elements(rule.path("operations")).map(JsonNode::asText);
    }
}
