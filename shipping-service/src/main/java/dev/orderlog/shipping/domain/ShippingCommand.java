package dev.orderlog.shipping.domain;

import java.time.Instant;
import java.util.UUID;

public sealed interface ShippingCommand {

    UUID orderId();

    record Hear(ShippingEvent.Heard event, Instant now) implements ShippingCommand {
        @Override
        public UUID orderId() {
            return event.orderId();
        }
    }

    record LabelAnswered(UUID orderId, LabelAnswer answer, Instant now)
            implements ShippingCommand {}

    record VoidAnswered(UUID orderId, int attempt, VoidAnswer answer, Instant now)
            implements ShippingCommand {}

    record PickUp(UUID orderId, Instant now) implements ShippingCommand {}

    record Deliver(UUID orderId, Instant now) implements ShippingCommand {}

    record RemindOfPickup(UUID orderId, Instant now) implements ShippingCommand {}

    record ExpirePickup(UUID orderId, Instant now) implements ShippingCommand {}
}
