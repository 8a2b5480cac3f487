package dev.orderlog.shipping.pickup;

import dev.orderlog.eventlog.batch.Decision.Deadline;
import dev.orderlog.eventlog.deadline.DueDeadline;
import dev.orderlog.shipping.domain.PickupDeadline;
import dev.orderlog.shipping.domain.PickupDeadline.Kind;
import dev.orderlog.shipping.domain.ShippingCommand;
import dev.orderlog.shipping.domain.ShippingCommand.ExpirePickup;
import dev.orderlog.shipping.domain.ShippingCommand.RemindOfPickup;

import java.time.Instant;
import java.util.UUID;

/** Deadlines of a parcel that waits, named after what they are for and how often they were set. */
public final class PickupDeadlines {

    private static final String REMINDER = "pickup-reminder";
    private static final String EXPIRY = "pickup-expiry";

    private PickupDeadlines() {}

    public static Deadline named(PickupDeadline deadline) {
        return new Deadline(name(deadline), deadline.dueAt());
    }

    public static String name(PickupDeadline deadline) {
        var kind =
                switch (deadline.kind()) {
                    case REMINDER -> REMINDER;
                    case EXPIRY -> EXPIRY;
                };
        return kind + "-" + deadline.round();
    }

    public static ShippingCommand due(DueDeadline deadline, Instant now) {
        var orderId = UUID.fromString(deadline.streamId());
        return switch (kind(deadline.name())) {
            case REMINDER -> new RemindOfPickup(orderId, now);
            case EXPIRY -> new ExpirePickup(orderId, now);
        };
    }

    private static Kind kind(String name) {
        if (name.startsWith(REMINDER + "-")) {
            return Kind.REMINDER;
        }
        if (name.startsWith(EXPIRY + "-")) {
            return Kind.EXPIRY;
        }
        throw new IllegalArgumentException("shipping sets no deadline named " + name);
    }
}
