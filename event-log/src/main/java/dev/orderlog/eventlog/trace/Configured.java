package dev.orderlog.eventlog.trace;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.value.PropertyResolver;

import java.util.stream.Stream;

/** Whether traces are to be sent anywhere, told by OpenTelemetry's own settings: an address to send them to, or an exporter by name. */
final class Configured implements Condition {

    private static final String EXPORTER = "otel.traces.exporter";
    private static final String NONE = "none";

    @Override
    @SuppressWarnings("rawtypes")
    public boolean matches(ConditionContext context) {
        return in(context);
    }

    static boolean in(PropertyResolver settings) {
        if (settings.getProperty("otel.sdk.disabled", Boolean.class).orElse(false)) {
            return false;
        }
        return settings.getProperty(EXPORTER, String.class)
                .map(exporter -> !exporter.isBlank() && !exporter.equals(NONE))
                .orElseGet(() -> hasAddress(settings));
    }

    private static boolean hasAddress(PropertyResolver settings) {
        return Stream.of("otel.exporter.otlp.endpoint", "otel.exporter.otlp.traces.endpoint")
                .flatMap(key -> settings.getProperty(key, String.class).stream())
                .anyMatch(address -> !address.isBlank());
    }
}
