package dev.orderlog.eventlog.service;

import io.micronaut.context.annotation.Requires;
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

    EventLogHealth(EventLog eventLog) {
        this.eventLog = eventLog;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var result = HealthResult.builder("event-log");
        var ailing =
                eventLog.running().stream()
                        .map(RunningService::ailments)
                        .filter(ailments -> !ailments.isEmpty())
                        .findFirst();
        ailing.ifPresentOrElse(
                ailments -> result.status(HealthStatus.DOWN).details(ailments),
                () -> result.status(HealthStatus.UP).details(remarks()));
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
