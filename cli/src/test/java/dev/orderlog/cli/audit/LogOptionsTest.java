package dev.orderlog.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class LogOptionsTest {

    @Test
    void settings_of_the_client_have_the_names_that_services_know() {
        assertThat(
                        LogOptions.fromEnvironment(
                                Map.of(
                                        "ORDERLOG_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                                        "ORDERLOG_KAFKA_CLIENT_SASL_JAAS_CONFIG", "secret",
                                        "PATH", "/bin")))
                .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "secret"));
    }
}
