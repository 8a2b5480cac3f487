package dev.orderlog.eventlog.deadline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deadline whose time has come. */
public record DueDeadline(
        String name,
        String streamId,
        Instant dueAt,
        @Nullable UUID causationId,
        UUID correlationId,
        @Nullable String traceparent) {}
