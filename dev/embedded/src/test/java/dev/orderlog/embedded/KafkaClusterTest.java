package dev.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class KafkaClusterTest {

    private static final int NODES = 3;
    private static final int BETWEEN_FAULTS = 50;

    @TempDir Path directory;

    @Test
    void any_one_of_three_is_killed_or_hangs_under_a_writer_and_nothing_acknowledged_is_lost()
            throws Exception {
        try (var cluster = KafkaCluster.start(directory, NODES)) {
            cluster.createTopics(List.of(new Topic("letters", 3)));
            assertThat(setting(cluster, "letters", "min.insync.replicas")).isEqualTo("2");
            assertThat(setting(cluster, "letters", "unclean.leader.election.enable"))
                    .isEqualTo("false");
            try (var writer = new SteadyWriter(cluster.bootstrapServers(), "letters")) {
                for (int node = 1; node <= NODES; node++) {
                    awaitMore(writer);
                    cluster.jvm(node).kill();
                    awaitMore(writer);
                    cluster.restart(node);
                    cluster.awaitInSync();
                }
                cluster.jvm(2).pause();
                awaitMore(writer);
                cluster.jvm(2).resume();
                cluster.awaitInSync();
                writer.stop();
                assertThat(writer.refused()).isEmpty();
                assertThat(new KafkaProbe(cluster.bootstrapServers(), "letters").readAll())
                        .as("each once")
                        .containsExactlyInAnyOrderElementsOf(writer.acknowledged());
            }
        }
    }

    private static void awaitMore(SteadyWriter writer) {
        int goal = writer.acknowledged().size() + BETWEEN_FAULTS;
        await().atMost(Readiness.CEILING).until(() -> writer.acknowledged().size() >= goal);
    }

    private static String setting(KafkaCluster cluster, String topic, String name)
            throws Exception {
        try (var admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", cluster.bootstrapServers()))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get(name)
                    .value();
        }
    }
}
