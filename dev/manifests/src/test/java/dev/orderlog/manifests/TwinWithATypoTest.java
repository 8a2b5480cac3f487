package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

@DisplayName("A twin of a manifest with one mistake in it is refused")
class TwinWithATypoTest {

    private static final StrictValidator VALIDATOR = new StrictValidator();
    private static final String POD = "/spec/template/spec";

    static Stream<Twin> twins() {
        return Stream.of(
                Twin.with("Deployment/order-api", "", "kind", "Deploymnet"),
                Twin.with("Deployment/order-api", "", "apiVersion", "apps/v1beta1"),
                Twin.renamed("Deployment/order-api", "/spec", "strategy", "stategy"),
                Twin.renamed(
                        "Deployment/order-api", POD, "serviceAccountName", "serviceAccountname"),
                Twin.renamed("Deployment/order-api", POD + "/containers/0", "envFrom", "envForm"),
                Twin.renamed(
                        "Deployment/order-api",
                        POD + "/containers/0/env/0/valueFrom",
                        "secretKeyRef",
                        "secretRef"),
                Twin.renamed("Deployment/order-api", "/metadata", "labels", "lables"),
                Twin.without("Deployment/order-api", "/spec", "selector"),
                Twin.without("Deployment/order-api", POD + "/containers/0", "name"),
                Twin.with("StatefulSet/projections", "/spec", "replicas", "two"),
                Twin.without("StatefulSet/projections", "/spec", "selector"),
                Twin.renamed("NetworkPolicy/all-to-dns", "/spec", "egress", "egres"),
                Twin.renamed("Job/schemas", POD + "/containers/0", "args", "arguments"),
                Twin.renamed("CronJob/cli", "/spec", "suspend", "suspended"),
                Twin.without("CronJob/cli", "/spec", "schedule"),
                Twin.renamed(
                        "CronJob/audit",
                        "/spec/jobTemplate" + POD + "/containers/0/envFrom/0",
                        "configMapRef",
                        "configmapRef"),
                Twin.without("KafkaUser/audit-kafka", "/spec/authorization", "acls"),
                Twin.renamed(
                        "PodDisruptionBudget/order-api",
                        "/spec",
                        "maxUnavailable",
                        "maxUnavailble"),
                Twin.renamed("Ingress/order-api", "/spec", "rules", "rule"),
                Twin.renamed(
                        "HorizontalPodAutoscaler/order-api", "/spec", "maxReplicas", "maxReplica"),
                Twin.renamed("Kafka/orderlog", "/spec/kafka/listeners/0", "tls", "tsl"),
                Twin.without("Kafka/orderlog", "/spec/kafka", "listeners"),
                Twin.with("Kafka/orderlog", "/spec/kafka/authorization", "type", "simpel"),
                Twin.without("KafkaNodePool/brokers", "/spec", "roles"),
                Twin.renamed("KafkaTopic/order-events", "/spec", "partitions", "partitons"),
                Twin.with("KafkaTopic/order-events", "/spec", "partitions", "twelve"),
                Twin.with("KafkaTopic/order-events", "", "kind", "KafkaTopics"),
                Twin.renamed(
                        "KafkaUser/order-api-kafka",
                        "/spec/authorization/acls/0",
                        "operations",
                        "operation"),
                Twin.without("KafkaUser/order-api-kafka", "/spec/authorization/acls/0", "resource"),
                Twin.renamed(
                        "Cluster/order-api-db",
                        "/spec/replicationSlots/highAvailability",
                        "synchronizeLogicalDecoding",
                        "synchroniseLogicalDecoding"),
                Twin.without("Cluster/order-api-db", "/spec", "instances"),
                Twin.renamed(
                        "ScaledObject/order-api",
                        "/spec/triggers/0/metadata",
                        "lagThreshold",
                        "lagTreshold"),
                Twin.without(
                        "ScaledObject/order-api", "/spec/triggers/0/metadata", "consumerGroup"),
                Twin.without("ScaledObject/order-api", "/spec", "scaleTargetRef"),
                Twin.renamed(
                        "TriggerAuthentication/kafka", "/spec/secretTargetRef/0", "key", "keys"));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void refused(Twin twin) {
        var original =
                Deploy.wholeObjects().stream()
                        .filter(manifest -> manifest.title().equals(twin.title()))
                        .findFirst()
                        .orElseThrow();

        assertThat(VALIDATOR.flaws(List.of(original))).isEmpty();
        assertThat(VALIDATOR.flaws(List.of(twin.of(original)))).isNotEmpty();
    }

    @Test
    @DisplayName("also when the mistake stands in a patch that kubectl applies without a word")
    void patch(@TempDir Path copy) throws IOException {
        var kustomize = KustomizeNeeded.orSkip();
        copy(Deploy.folder(), copy);
        var patch = copy.resolve("components/service-pod/pod.yaml");
        Files.writeString(
                patch, Files.readString(patch).replace("readinessProbe:", "readynessProbe:"));

        var flaws = VALIDATOR.flaws(kustomize.render(copy.resolve("overlays/production")));

        assertThat(flaws)
                .hasSize(5)
                .allSatisfy(flaw -> assertThat(flaw.what()).contains("readynessProbe"));
    }

    @Test
    @DisplayName(
            "a key that stands twice in a file is refused, for one of the two would be dropped")
    void twice() {
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> YamlDocuments.parse("kind: Job\nkind: Pod\n")))
                .hasMessageContaining("duplicate key kind");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
