package dev.orderlog.eventlog.deadline;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A deadline whose time has come. */
public record DueDeadline(
        String name,
        String streamId,
        Instant dueAt,
        @Nullable UUID causationId,
        UUID correlationId,
        @Nullable String traceparent) {

    /** By which it is found; a stream has one of a name. */
    public static String key(String streamId, String name) {
        return streamId + ":" + name;
    }

    public String key() {
        return key(streamId, name);
    }

    /** The same deadline as part of another hop of the same trace. */
    public DueDeadline within(@Nullable String hop) {
        return Objects.equals(hop, traceparent)
                ? this
                : new DueDeadline(name, streamId, dueAt, causationId, correlationId, hop);
    }
}
