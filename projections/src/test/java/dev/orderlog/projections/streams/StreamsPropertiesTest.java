package dev.orderlog.projections.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

class StreamsPropertiesTest {

    private static final URI HERE = URI.create("http://10.0.0.7:8084");

    @Test
    void folding_is_exactly_once_and_kept_in_no_cache() {
        var properties = configured(Map.of());

        assertThat(properties)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("statestore.cache.max.bytes", 16 << 20)
                .containsEntry("group.protocol", "classic")
                .containsEntry("application.server", "10.0.0.7:8084");
    }

    @Test
    void settings_of_kafka_and_of_streams_arrive_by_their_own_names() {
        var properties =
                configured(
                        Map.of(
                                "orderlog.kafka.client.security.protocol",
                                "SSL",
                                "orderlog.projections.streams.commit.interval.ms",
                                50,
                                "orderlog.projections.streams.processing.guarantee",
                                "at_least_once"));

        assertThat(properties)
                .containsEntry("security.protocol", "SSL")
                .containsEntry("commit.interval.ms", 50)
                .containsEntry("processing.guarantee", "at_least_once");
    }

    @Test
    void an_instance_with_a_lasting_address_is_named_after_it() {
        var properties = configured(Map.of("orderlog.projections.advertised-url", HERE.toString()));

        assertThat(properties).containsEntry("consumer.group.instance.id", "10.0.0.7-8084");
        assertThat(configured(Map.of())).doesNotContainKey("consumer.group.instance.id");
    }

    @Test
    void what_the_broker_decides_under_the_streams_protocol_is_left_to_it() {
        var properties =
                configured(
                        Map.of(
                                "orderlog.projections.group-protocol",
                                "streams",
                                "orderlog.projections.advertised-url",
                                HERE.toString()));

        assertThat(properties)
                .doesNotContainKeys(
                        "consumer.session.timeout.ms",
                        "consumer.heartbeat.interval.ms",
                        "consumer.group.instance.id",
                        "num.standby.replicas");
    }

    private static Properties configured(Map<String, Object> overrides) {
        var settings = new HashMap<>(overrides);
        settings.put("orderlog.kafka.bootstrap-servers", "127.0.0.1:1");
        try (var context =
                ApplicationContext.builder("projections")
                        .deduceEnvironment(false)
                        .properties(settings)
                        .start()) {
            return StreamsProperties.of(
                    context.getBean(ProjectionsSettings.class),
                    context.getBean(dev.orderlog.eventlog.service.ServiceSettings.Kafka.class)
                            .properties(),
                    HERE);
        }
    }
}
