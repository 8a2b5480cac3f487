package dev.orderlog.shipping.domain;

import java.time.Instant;

public record PickupDeadline(Kind kind, Instant dueAt) {

    public enum Kind {
        REMINDER,
        EXPIRY
    }
}
