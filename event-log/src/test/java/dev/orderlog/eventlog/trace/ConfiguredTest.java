package dev.orderlog.eventlog.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.bridge.SLF4JBridgeHandler;

import java.util.HashSet;
import java.util.Map;
import java.util.logging.Logger;

class ConfiguredTest {

    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
    private static final String CLOSE_TIMEOUT = "orderlog.traces.close-timeout";
    private static final String NOWHERE = "http://127.0.0.1:1";

    @Test
    void without_settings_there_is_nothing_that_traces_and_no_thread_of_it() {
        var before = Thread.getAllStackTraces().keySet();
        try (var context = context(Map.of())) {
            assertThat(context.getBean(Traces.class)).isSameAs(Traces.OFF);
            assertThat(context.containsBean(RequestSpans.class)).isFalse();
            var further = new HashSet<>(Thread.getAllStackTraces().keySet());
            further.removeAll(before);
            assertThat(further)
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("BatchSpanProcessor"));
        }
    }

    @Test
    void an_address_turns_it_on_for_the_context_that_has_it() {
        var settings = Map.<String, Object>of(ENDPOINT, NOWHERE, CLOSE_TIMEOUT, "10ms");
        try (var context = context(settings)) {
            assertThat(context.getBean(Traces.class)).isNotSameAs(Traces.OFF);
            assertThat(context.containsBean(RequestSpans.class)).isTrue();
        }
    }

    @Test
    void what_opentelemetry_complains_of_is_logged_once_however_many_services_trace() {
        var settings = Map.<String, Object>of(ENDPOINT, NOWHERE, CLOSE_TIMEOUT, "10ms");
        for (int service = 0; service < 2; service++) {
            try (var context = context(settings)) {
                context.getBean(Traces.class);
            }
        }

        var complaints = Logger.getLogger("io.opentelemetry");
        assertThat(complaints.getUseParentHandlers()).isFalse();
        assertThat(complaints.getHandlers()).hasExactlyElementsOfTypes(SLF4JBridgeHandler.class);
    }

    @ParameterizedTest
    @CsvSource({"parentbased_always_on, true", "always_off, false"})
    void settings_of_opentelemetry_in_the_configuration_are_followed(
            String sampler, boolean records) {
        var settings =
                Map.<String, Object>of(
                        ENDPOINT, NOWHERE, CLOSE_TIMEOUT, "10ms", "otel.traces.sampler", sampler);
        try (var context = context(settings)) {
            var request = context.getBean(Traces.class).requested("POST", "/orders", "http", null);
            assertThat(request.isRecording()).isEqualTo(records);
        }
    }

    @ParameterizedTest
    @CsvSource({"otel.sdk.disabled, true", "otel.traces.exporter, none"})
    void what_turns_opentelemetry_off_turns_it_off_here(String key, String value) {
        try (var context = context(Map.of(ENDPOINT, NOWHERE, key, value))) {
            assertThat(context.getBean(Traces.class)).isSameAs(Traces.OFF);
        }
    }

    @Test
    void a_protocol_that_cannot_be_spoken_is_refused_with_what_to_do() {
        try (var context =
                context(Map.of(ENDPOINT, NOWHERE, "otel.exporter.otlp.protocol", "grpc"))) {
            assertThatThrownBy(() -> context.getBean(Traces.class))
                    .hasMessageContaining("http/protobuf only, not as grpc");
        }
    }

    private static ApplicationContext context(Map<String, Object> settings) {
        return ApplicationContext.builder().deduceEnvironment(false).properties(settings).start();
    }
}
