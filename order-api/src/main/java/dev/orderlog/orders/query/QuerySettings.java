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
 */
@ConfigurationProperties("orderlog.orders")
public record QuerySettings(
        @Bindable(defaultValue = "2s") Duration readWaitMax,
        @Bindable(defaultValue = "http://127.0.0.1:8084") String projectionsUrl) {

    List<URI> projections() {
        return Arrays.stream(projectionsUrl.split(","))
                .map(String::strip)
                .map(URI::create)
                .toList();
    }
}
