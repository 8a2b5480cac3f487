package dev.orderlog.projections.domain;

import org.jspecify.annotations.Nullable;

public record Cancellation(Status status, @Nullable String reason) {

    public enum Status {
        NONE,
        REQUESTED,
        REJECTED,
        DONE
    }

    static final Cancellation NONE = new Cancellation(Status.NONE, null);
}
