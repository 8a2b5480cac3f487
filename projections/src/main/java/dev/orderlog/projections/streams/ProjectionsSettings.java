package dev.orderlog.projections.streams;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * @param applicationId consumer group and prefix of the changelog topics; another one builds the views anew
 * @param advertisedUrl where other instances reach this one, always the same for one instance; by default the address of
 *     its own server
 * @param waitMax longest wait of a reader for an event
 * @param waitersMax readers that may wait at once
 * @param streams further settings of Kafka Streams by their own names; they win
 */
@ConfigurationProperties("orderlog.projections")
public record ProjectionsSettings(
        Path stateDir,
        String applicationId,
        Optional<URI> advertisedUrl,
        @Bindable(defaultValue = "classic") String groupProtocol,
        @Bindable(defaultValue = "1") int threads,
        @Bindable(defaultValue = "0") int standbyReplicas,
        @Bindable(defaultValue = "10s") Duration waitMax,
        @Bindable(defaultValue = "1000") int waitersMax,
        @Bindable(defaultValue = "10s") Duration closeTimeout,
        @Nullable
                @MapFormat(
                        transformation = MapFormat.MapTransformation.FLAT,
                        keyFormat = StringConvention.RAW)
                Map<String, Object> streams) {

    public ProjectionsSettings {
        streams = streams == null ? Map.of() : Map.copyOf(streams);
    }
}
