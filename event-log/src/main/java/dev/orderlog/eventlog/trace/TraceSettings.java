package dev.orderlog.eventlog.trace;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * What OpenTelemetry's own settings do not say.
 *
 * @param foldAgeMax age of an event up to which its folding into a view is told; a view that is built anew folds years of them
 * @param closeTimeout how long what is not sent yet may take when the service stops
 */
@ConfigurationProperties("orderlog.traces")
public record TraceSettings(
        @Bindable(defaultValue = "1h") Duration foldAgeMax,
        @Bindable(defaultValue = "2s") Duration closeTimeout) {}
