package dev.orderlog.quickstart.place;

import org.jspecify.annotations.Nullable;

/**
 * One part as others find it.
 *
 * @param probe {@code http://...} that answers 200, or {@code tcp://host:port}
 * @param pid its own process; null inside the platform's JVM
 * @param readyAfterMs null while it is starting
 */
public record PartRecord(
        String name,
        String address,
        String probe,
        @Nullable Long pid,
        @Nullable Long readyAfterMs) {}
