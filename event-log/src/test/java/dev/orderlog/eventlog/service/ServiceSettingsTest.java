package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.time.Duration;
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

    @Test
    void a_claim_must_leave_time_for_a_turn_and_for_an_attempt() {
        assertThat(calls("3s", "6001ms")).hasToString("PT6.001S");

        assertThatThrownBy(() -> calls("3s", "6s"))
                .hasStackTraceContaining(
                        "orderlog.calls.claim (PT6S) must be longer than twice"
                                + " orderlog.calls.timeout (PT3S)");
    }

    private static Duration calls(String timeout, String claim) {
        var file =
                Map.<String, Object>of(
                        "orderlog.kafka.bootstrap-servers",
                        "kafka:9093",
                        "orderlog.registry.url",
                        "http://registry",
                        "orderlog.calls.timeout",
                        timeout,
                        "orderlog.calls.claim",
                        claim);
        try (var context =
                ApplicationContext.builder().deduceEnvironment(false).properties(file).start()) {
            return context.getBean(ServiceSettings.class).calls().claim();
        }
    }
}
