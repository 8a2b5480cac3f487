package dev.orderlog.eventlog.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.eventlog.service.ServiceSettings.Calls;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
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
        assertThat(calls(Map.of("orderlog.calls.timeout", "3s", "orderlog.calls.claim", "6001ms")))
                .extracting(Calls::claim)
                .hasToString("PT6.001S");

        assertThatThrownBy(() ->
                        calls(Map.of("orderlog.calls.timeout", "3s", "orderlog.calls.claim", "6s")))
                .hasStackTraceContaining(
                        "orderlog.calls.claim (PT6S) must be longer than twice"
                                + " orderlog.calls.timeout (PT3S)");
    }

    @Test
    void who_waits_for_room_must_still_poll_in_time() {
        assertThat(calls(Map.of("orderlog.calls.room-wait-max", "150s")).roomWaitMax())
                .isEqualTo(Duration.ofSeconds(150));
        assertThat(calls(roomWait("5s", "10000")).roomWaitMax()).isEqualTo(Duration.ofSeconds(5));

        assertThatThrownBy(() -> calls(Map.of("orderlog.calls.room-wait-max", "150001ms")))
                .hasStackTraceContaining(
                        "orderlog.calls.room-wait-max (PT2M30.001S) must not be longer than half of"
                                + " Kafka's max.poll.interval.ms (300000 ms)");
        assertThatThrownBy(() -> calls(roomWait("5001ms", "10000")))
                .hasStackTraceContaining("(10000 ms)");
    }

    @Test
    void a_slot_is_kept_for_a_silent_relay_between_a_second_and_ten_minutes() {
        assertThat(walSenderTimeoutMs(Map.of())).isEqualTo(10_000);
        assertThat(walSenderTimeoutMs(walSenderTimeout("1s"))).isEqualTo(1_000);
        assertThat(walSenderTimeoutMs(walSenderTimeout("10m"))).isEqualTo(600_000);

        assertThatThrownBy(() -> settings(walSenderTimeout("999ms")))
                .hasStackTraceContaining(
                        "orderlog.relay.wal-sender-timeout must be between PT1S and PT10M, not"
                                + " PT0.999S");
        assertThatThrownBy(() -> settings(walSenderTimeout("600001ms")))
                .hasStackTraceContaining("not PT10M0.001S");
    }

    private static Map<String, Object> walSenderTimeout(String time) {
        return Map.of("orderlog.relay.wal-sender-timeout", time);
    }

    private static int walSenderTimeoutMs(Map<String, Object> given) {
        return settings(given).relaying().walSenderTimeoutMs();
    }

    private static Map<String, Object> roomWait(String max, String pollIntervalMs) {
        return Map.of(
                "orderlog.calls.room-wait-max", max,
                "orderlog.kafka.client.max.poll.interval.ms", pollIntervalMs);
    }

    private static Calls calls(Map<String, Object> given) {
        return settings(given).calls();
    }

    private static ServiceSettings settings(Map<String, Object> given) {
        var file = new HashMap<>(given);
        file.put("orderlog.kafka.bootstrap-servers", "kafka:9093");
        file.put("orderlog.registry.url", "http://registry");
        try (var context =
                ApplicationContext.builder().deduceEnvironment(false).properties(file).start()) {
            return context.getBean(ServiceSettings.class);
        }
    }
}
