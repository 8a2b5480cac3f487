package dev.orderlog.projections.follow;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * @param streamsMax readers that may follow orders at once
 * @param heartbeat how long a stream may be silent; shorter than the read timeout of whoever passes it on
 * @param silenceMax how long a stream of another instance may be silent before it counts as broken
 * @param slowReaderMax how long a reader may take to take what lies ready for it, before its stream ends
 */
@ConfigurationProperties("orderlog.projections.events")
public record FollowSettings(
        @Bindable(defaultValue = "1000") int streamsMax,
        @Bindable(defaultValue = "15s") Duration heartbeat,
        @Bindable(defaultValue = "60s") Duration silenceMax,
        @Bindable(defaultValue = "30s") Duration slowReaderMax) {

    public FollowSettings {
        if (streamsMax < 1
                || !heartbeat.isPositive()
                || silenceMax.compareTo(heartbeat) <= 0
                || !slowReaderMax.isPositive()) {
            throw new IllegalArgumentException(
                    "orderlog.projections.events: streams-max is at least 1, heartbeat and"
                            + " slow-reader-max are longer than nothing, silence-max is longer than"
                            + " heartbeat");
        }
    }
}
