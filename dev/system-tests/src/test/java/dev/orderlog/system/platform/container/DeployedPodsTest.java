package dev.orderlog.system.platform.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.system.platform.Service;

import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the containers are made from can be read, also where there is no Docker engine to make them. */
class DeployedPodsTest {

    @TempDir private static Path home;

    private static Secrets secrets;

    @BeforeAll
    static void makeSecrets() {
        secrets = ClusterSecrets.in(home);
    }

    private static List<Pod> pods() {
        return Stream.of(
                        Arrays.stream(Service.values())
                                .map(service -> Pod.of(service.title(), service.title())),
                        Steps.ALL.stream().map(step -> Pod.of(step.folder(), step.job())),
                        Stream.of(Pod.of("registry", "registry"), Pod.of("cli", "cli")))
                .flatMap(pods -> pods)
                .toList();
    }

    @Test
    void every_pod_is_confined_and_limited() {
        assertThat(pods())
                .hasSize(13)
                .allSatisfy(pod -> {
                    assertThat(pod.hasReadOnlyRoot()).as(pod.name()).isTrue();
                    assertThat(pod.dropsAllCapabilities()).as(pod.name()).isTrue();
                    assertThat(pod.mayGainPrivileges()).as(pod.name()).isFalse();
                    assertThat(pod.user()).as(pod.name()).contains("10001:10001");
                    assertThat(pod.memoryBytes()).as(pod.name()).isGreaterThanOrEqualTo(1 << 28);
                    assertThat(pod.mounts())
                            .as(pod.name())
                            .extracting(Pod.Mount::path)
                            .contains("/tmp");
                });
    }

    @Test
    void services_have_their_own_patience_variables_and_names() {
        var pod = Pod.of("projections", "projections").named("projections-0");

        var environment = pod.environment(secrets);

        assertThat(pod.patience()).isEqualTo(Duration.ofSeconds(45));
        assertThat(environment)
                .containsEntry(
                        "ORDERLOG_PROJECTIONS_ADVERTISED_URL",
                        "http://projections-0.projections-instances:8080")
                .containsEntry("ORDERLOG_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL")
                .containsEntry("ORDERLOG_PROJECTIONS_STATE_DIR", "/var/lib/orderlog");
    }

    @Test
    void every_secret_that_a_pod_is_given_is_there() {
        for (var pod : pods()) {
            assertThat(pod.environment(secrets).values()).as(pod.name()).doesNotContainNull();
            pod.mounts().stream()
                    .map(mount -> mount.volume().path("secret"))
                    .filter(secret -> !secret.isMissingNode())
                    .forEach(secret ->
                            secret.path("items")
                                    .forEach(item ->
                                            assertThat(
                                                            secrets.of(
                                                                            secret.path(
                                                                                            "secretName")
                                                                                    .asText())
                                                                    .resolve(
                                                                            item.path("path")
                                                                                    .asText()))
                                                    .as(pod.name())
                                                    .isNotEmptyFile()));
        }
    }

    @Test
    void who_may_write_to_the_orders_log_is_known() {
        assertThat(KafkaUsers.allowed())
                .filteredOn(rule -> rule.pattern().name().equals("order-events"))
                .filteredOn(rule -> rule.entry().operation() == AclOperation.WRITE)
                .extracting(rule -> rule.entry().principal())
                .containsExactlyInAnyOrder(
                        "User:CN=order-api-kafka",
                        "User:CN=payment-service-kafka",
                        "User:CN=inventory-service-kafka",
                        "User:CN=shipping-service-kafka");
    }
}
