package dev.orderlog.shipping.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

public sealed interface ShippingEvent {

    UUID orderId();

    sealed interface Heard extends ShippingEvent {}

    sealed interface Said extends ShippingEvent {}

    record OrderPlaced(UUID orderId, Parcel parcel) implements Heard {}

    record InventoryReserved(UUID orderId) implements Heard {}

    record OrderCancellationRequested(UUID orderId) implements Heard {}

    record ShipmentCreated(UUID orderId, Label label) implements Said {}

    record ShipmentFailed(UUID orderId, String reason, Instant failedAt) implements Said {}

    record ShipmentPickupReminded(UUID orderId, Instant pickupDeadline, Instant remindedAt)
            implements Said {}

    record ShipmentPickedUp(UUID orderId, Instant pickedUpAt) implements Said {}

    record ShipmentExpired(UUID orderId, Instant pickupDeadline, Instant expiredAt)
            implements Said {}

    record ShipmentDelivered(UUID orderId, Instant deliveredAt) implements Said {}

    /** @param labelId empty when no label had been bought */
    record ShipmentCancelled(UUID orderId, Optional<String> labelId, Instant cancelledAt)
            implements Said {}

    record ShipmentCancellationRejected(UUID orderId, RejectionReason reason, Instant rejectedAt)
            implements Said {}
}
