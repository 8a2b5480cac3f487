package dev.orderlog.eventlog.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import java.util.Map;

/** Readiness: the beats run, and say what is missing when one does not. */
@Singleton
@Readiness
@Requires(beans = {EventLog.class, HealthEndpoint.class})
final class EventLogHealth implements HealthIndicator {

    private final EventLog eventLog;
    private final LastingReadiness readiness;

    EventLogHealth(
            EventLog eventLog,
            @Value("${orderlog.readiness.without-log:false}") boolean withoutLog) {
        this.eventLog = eventLog;
        this.readiness = new LastingReadiness(withoutLog);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var result = HealthResult.builder("event-log");
        var ailments =
                eventLog.running().stream()
                        .map(RunningService::ailments)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(Map.of());
        result.status(readiness.isReady(ailments) ? HealthStatus.UP : HealthStatus.DOWN)
                .details(ailments.isEmpty() ? remarks() : ailments);
        return Publishers.just(result.build());
    }

    private @Nullable Map<String, String> remarks() {
        return eventLog.running().stream()
                .map(RunningService::remarks)
                .filter(remarks -> !remarks.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
