package dev.orderlog.eventlog.deadline;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A deadline whose time has come. */
public record DueDeadline(
        String name,
        String streamId,
        Instant dueAt,
        @Nullable UUID causationId,
        UUID correlationId,
        @Nullable String traceparent) {}
