package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderlog.embedded.EmbeddedKafka;
import dev.orderlog.embedded.KafkaPlace;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CreateTopicsTest {

    @TempDir private static Path folder;
    private static EmbeddedKafka kafka;
    private static Admin admin;

    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void aBroker() {
        kafka = EmbeddedKafka.inProcess(KafkaPlace.in(folder));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() throws Exception {
        admin.close();
        kafka.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
    }

    @Test
    void makes_every_topic_of_the_catalogue_and_the_second_time_nothing() throws Exception {
        assertThat(run("--replicas", "1")).isZero();
        assertThat(out.toString())
                .contains("order-events\t12 partitions\tmade", "stock-events\t6 partitions\tmade");

        await().untilAsserted(() -> assertThat(run("--replicas", "1")).as(err.toString()).isZero());
        assertThat(out.toString()).doesNotContain("made").contains("was there");
        assertThat(setting("retention.ms")).isEqualTo("-1");
        assertThat(setting("min.insync.replicas")).isEqualTo("1");
    }

    @Test
    void takes_client_settings_from_variables_named_as_the_services_are() throws Exception {
        environment.put("ORDERLOG_KAFKA_CLIENT_SECURITY_PROTOCOL", "NO_SUCH_PROTOCOL");

        assertThat(run("--replicas", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot make the topics at", "NO_SUCH_PROTOCOL");
    }

    @Test
    void fails_where_there_are_too_few_brokers_for_the_catalogue() throws Exception {
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("order-events: ", "replication factor");
    }

    @Test
    void names_what_differs_and_changes_nothing() throws Exception {
        run("--replicas", "1");
        admin.createPartitions(Map.of("order-events", NewPartitions.increaseTo(13))).all().get();
        set("retention.ms", "1000");
        await().until(() -> setting("retention.ms").equals("1000"));

        assertThat(run("--replicas", "1")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "order-events: partitions is 13, not 12",
                        "order-events: retention.ms is 1000, not -1");
        assertThat(setting("retention.ms")).isEqualTo("1000");
    }

    @Test
    void wrong_usage_is_told_apart() throws Exception {
        assertThat(run("--replicas", "0")).isEqualTo(2);
        assertThat(run("--partitions", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("usage: CreateTopics");
        assertThat(CreateTopics.run(new String[0], Map.of(), printing(out), printing(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS is not set");
    }

    private int run(String... arguments) throws Exception {
        out.reset();
        environment.put("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        return CreateTopics.run(arguments, environment, printing(out), printing(err));
    }

    private static PrintStream printing(ByteArrayOutputStream text) {
        return new PrintStream(text, true);
    }

    private static String setting(String name) throws Exception {
        var topic = orderEvents();
        return admin.describeConfigs(List.of(topic)).all().get().get(topic).get(name).value();
    }

    private static void set(String name, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
        admin.incrementalAlterConfigs(Map.of(orderEvents(), List.of(change))).all().get();
    }

    private static ConfigResource orderEvents() {
        return new ConfigResource(ConfigResource.Type.TOPIC, "order-events");
    }
}
