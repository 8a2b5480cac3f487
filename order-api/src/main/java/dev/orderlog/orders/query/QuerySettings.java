package dev.orderlog.orders.query;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * @param readWaitMax how long a read may wait until the view has folded what the reader wants to see
 * @param projectionsUrl the instances that show views, separated by commas; any of them answers any question
 * @param streamSilenceMax how long a stream may be silent before it counts as broken; longer than the heartbeats of projections
 */
@ConfigurationProperties("orderlog.orders")
public record QuerySettings(
        @Bindable(defaultValue = "2s") Duration readWaitMax,
        @Bindable(defaultValue = "http://127.0.0.1:8084") String projectionsUrl,
        @Bindable(defaultValue = "60s") Duration streamSilenceMax) {

    /** How long an instance may take to accept a connection, and to begin to answer. */
    Duration connectMax() {
        return Duration.ofSeconds(1);
    }

    Duration answerMax() {
        return readWaitMax.plusSeconds(3);
    }

    List<URI> projections() {
        return Arrays.stream(projectionsUrl.split(","))
                .map(String::strip)
                .map(URI::create)
                .toList();
    }
}
