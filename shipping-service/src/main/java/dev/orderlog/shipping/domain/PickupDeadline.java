package dev.orderlog.shipping.domain;

import java.time.Instant;

/** @param round how often the carrier had refused to take the label back when this was set */
public record PickupDeadline(Kind kind, int round, Instant dueAt) {

    public enum Kind {
        REMINDER,
        EXPIRY
    }
}
