package dev.orderlog.orders.domain;

import java.time.Instant;
import java.util.UUID;

public sealed interface OrderEvent {

    UUID orderId();

    sealed interface Heard extends OrderEvent {}

    sealed interface Said extends OrderEvent {}

    record OrderPlaced(UUID orderId, Placement placement, Money total, Instant placedAt)
            implements Said {}

    record OrderCompleted(UUID orderId, Instant completedAt) implements Said {}

    record OrderCancellationRequested(UUID orderId, Reason reason, Instant requestedAt)
            implements Said {}

    record OrderCancellationRejected(UUID orderId, Reason reason, Instant rejectedAt)
            implements Said {}

    record OrderCancelled(UUID orderId, Reason reason, Instant cancelledAt) implements Said {}

    record PaymentCharged(UUID orderId) implements Heard {}

    record PaymentFailed(UUID orderId) implements Heard {}

    record PaymentRefunded(UUID orderId) implements Heard {}

    record PaymentCancelled(UUID orderId) implements Heard {}

    record InventoryReserved(UUID orderId) implements Heard {}

    record InventoryFailed(UUID orderId) implements Heard {}

    record ShipmentCreated(UUID orderId) implements Heard {}

    record ShipmentFailed(UUID orderId) implements Heard {}

    record ShipmentExpired(UUID orderId) implements Heard {}

    record ShipmentDelivered(UUID orderId) implements Heard {}

    record ShipmentCancellationRejected(UUID orderId, Reason reason) implements Heard {}
}
