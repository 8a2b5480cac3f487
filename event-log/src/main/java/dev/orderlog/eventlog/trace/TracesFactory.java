package dev.orderlog.eventlog.trace;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.naming.conventions.StringConvention;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

import jakarta.inject.Singleton;

import org.slf4j.bridge.SLF4JBridgeHandler;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * One for each application context, so that several services in one process stay apart. OpenTelemetry's settings are taken as
 * variables, system properties and from the service's own configuration, in this order.
 */
@Factory
final class TracesFactory {

    private static final String SCOPE = "dev.orderlog.eventlog";
    private static final String PROTOCOL = "otel.exporter.otlp.protocol";
    private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";
    private static final String HTTP = "http/protobuf";

    /** OpenTelemetry logs with the JDK, which forgets a logger that nobody holds. */
    private static final Logger COMPLAINTS = Logger.getLogger("io.opentelemetry");

    /** Metrics are asked for by Prometheus, logs are read where they are written. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "otel.traces.exporter",
                    "otlp",
                    "otel.metrics.exporter",
                    "none",
                    "otel.logs.exporter",
                    "none",
                    PROTOCOL,
                    HTTP);

    @Singleton
    @Bean(preDestroy = "close")
    Traces traces(Environment environment, TraceSettings settings) {
        if (!Configured.in(environment)) {
            return Traces.OFF;
        }
        refuseOtherProtocols(environment);
        logWithAllOthers();
        var sdk = sdk(environment);
        return new Traces(
                sdk.getTracer(SCOPE),
                settings.foldAgeMax(),
                () ->
                        sdk.shutdown()
                                .join(settings.closeTimeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    private static OpenTelemetrySdk sdk(Environment environment) {
        var properties = new HashMap<>(DEFAULTS);
        environment
                .getProperty("micronaut.application.name", String.class)
                .ifPresent(name -> properties.put("otel.service.name", name));
        environment
                .getProperties("otel", StringConvention.RAW)
                .forEach((key, value) -> properties.put("otel." + key, value.toString()));
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> properties)
                .build()
                .getOpenTelemetrySdk();
    }

    /** The other one would need a second HTTP client, and fails without it only at the first span. */
    private static void refuseOtherProtocols(Environment environment) {
        var protocol =
                environment
                        .getProperty(TRACES_PROTOCOL, String.class)
                        .or(() -> environment.getProperty(PROTOCOL, String.class))
                        .orElse(HTTP);
        if (!protocol.equals(HTTP)) {
            throw new ConfigurationException(
                    "traces are sent as %s only, not as %s: leave %s empty and name the receiver's port for HTTP, mostly 4318"
                            .formatted(HTTP, protocol, PROTOCOL));
        }
    }

    /** A receiver that is away is complained of in the log's own form, and once: services may share a process. */
    private static void logWithAllOthers() {
        synchronized (COMPLAINTS) {
            if (COMPLAINTS.getUseParentHandlers()) {
                COMPLAINTS.setUseParentHandlers(false);
                COMPLAINTS.addHandler(new SLF4JBridgeHandler());
            }
        }
    }
}
