package dev.orderlog.projections.streams;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.apache.kafka.streams.KafkaStreams;
import org.reactivestreams.Publisher;

import java.util.Map;

/** Ready once the stream threads run, which is when their stores are restored. */
@Singleton
@Readiness
final class FoldingHealth implements HealthIndicator {

    private final RunningStreams running;

    FoldingHealth(RunningStreams running) {
        this.running = running;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        var state =
                running.streams().map(KafkaStreams::state).map(Enum::name).orElse("NOT_STARTED");
        return Publishers.just(
                HealthResult.builder(
                                "folding",
                                state.equals(KafkaStreams.State.RUNNING.name())
                                        ? HealthStatus.UP
                                        : HealthStatus.DOWN)
                        .details(Map.of("state", state))
                        .build());
    }
}
