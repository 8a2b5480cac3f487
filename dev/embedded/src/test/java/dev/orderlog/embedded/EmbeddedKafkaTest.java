package dev.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class EmbeddedKafkaTest {

    @TempDir Path directory;

    @Test
    void what_was_written_in_process_is_still_there_after_a_restart_on_other_ports()
            throws Exception {
        try (var kafka = EmbeddedKafka.inProcess(KafkaPlace.in(directory))) {
            kafka.createTopics(List.of(new Topic("letters", 2)));
            new KafkaProbe(kafka.bootstrapServers(), "letters").write("a");
        }
        try (var kafka = EmbeddedKafka.inProcess(KafkaPlace.in(directory))) {
            assertThat(new KafkaProbe(kafka.bootstrapServers(), "letters").read(1))
                    .containsExactly("a");
        }
    }

    @Test
    void a_killed_child_comes_back_on_its_ports_with_what_it_had_acknowledged() throws Exception {
        KafkaPlace place;
        try (var kafka = EmbeddedKafka.childProcess(KafkaPlace.in(directory))) {
            place = kafka.place();
            kafka.createTopics(List.of(new Topic("letters", 1)));
            new KafkaProbe(kafka.bootstrapServers(), "letters").write("a");
            kafka.jvm().kill();
            assertThat(kafka.jvm().isAlive()).isFalse();
        }
        try (var kafka = EmbeddedKafka.childProcess(place)) {
            assertThat(kafka.place()).isEqualTo(place);
            assertThat(new KafkaProbe(kafka.bootstrapServers(), "letters").read(1))
                    .containsExactly("a");
        }
    }

    @Test
    void topics_get_their_partitions_and_settings_and_are_left_alone_when_they_exist()
            throws Exception {
        var topic = new Topic(SharedServers.freshTopic("sized", 3), 3);
        var kept = new Topic("kept-for-ever", 5, Map.of("retention.ms", "-1"));
        SharedServers.kafka().createTopics(List.of(new Topic(topic.name(), 7), kept));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var descriptions =
                    admin.describeTopics(List.of(topic.name(), kept.name())).allTopicNames().get();
            assertThat(descriptions.get(topic.name()).partitions()).hasSize(3);
            assertThat(descriptions.get(kept.name()).partitions()).hasSize(5);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, kept.name());
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
        }
    }

    @Test
    void a_busy_port_is_named_together_with_who_wanted_it() throws Exception {
        try (var occupant = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            var place = new KafkaPlace(directory, occupant.getLocalPort(), 0);
            assertThatThrownBy(() -> EmbeddedKafka.inProcess(place))
                    .isInstanceOf(PortBusyException.class)
                    .hasMessage(
                            "Port %d, which Kafka needs, is in use by another program",
                            occupant.getLocalPort());
        }
    }
}
