package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ServiceSettingsTest {

    @Test
    void client_settings_may_stand_in_a_configuration_file() {
        var file =
                Map.<String, Object>of(
                        "orderlog.kafka.bootstrap-servers", "kafka:9093",
                        "orderlog.registry.url", "http://registry",
                        "orderlog.kafka.client.security.protocol", "SSL");

        try (var context =
                ApplicationContext.builder().deduceEnvironment(false).properties(file).start()) {
            assertThat(context.getBean(ServiceSettings.class).kafka().properties())
                    .isEqualTo(
                            Map.of("bootstrap.servers", "kafka:9093", "security.protocol", "SSL"));
        }
    }

    @Test
    void a_variable_wins_over_the_file() {
        var settings =
                new ServiceSettings.Kafka(
                        "kafka:9093", Map.of("security.protocol", "PLAINTEXT", "client.rack", "a"));

        assertThat(
                        settings.properties(
                                Map.of(
                                        "ORDERLOG_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL",
                                        "ORDERLOG_KAFKA_CLIENT_SSL_KEYSTORE_LOCATION", "/user.p12",
                                        "ORDERLOG_KAFKA_OTHER", "not a client's")))
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", "kafka:9093",
                                "client.rack", "a",
                                "security.protocol", "SSL",
                                "ssl.keystore.location", "/user.p12"));
    }
}
