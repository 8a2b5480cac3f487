package dev.orderlog.projections.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every event of the choreography, reduced to what the order view shows of it. */
public sealed interface OrderEvent {

    UUID orderId();

    Instant at();

    record OrderPlaced(UUID orderId, String customerId, List<Line> lines, Money total, Instant at)
            implements OrderEvent {
        public OrderPlaced {
            lines = List.copyOf(lines);
        }
    }

    record PaymentCharged(UUID orderId, String reference, Instant at) implements OrderEvent {}

    record PaymentFailed(UUID orderId, String reason, Instant at) implements OrderEvent {}

    record InventoryReserved(UUID orderId, Instant at) implements OrderEvent {}

    record InventoryFailed(UUID orderId, List<Shortage> shortages, Instant at)
            implements OrderEvent {
        public InventoryFailed {
            shortages = List.copyOf(shortages);
        }
    }

    record ShipmentCreated(UUID orderId, Label label, Instant at) implements OrderEvent {}

    record ShipmentFailed(UUID orderId, String reason, Instant at) implements OrderEvent {}

    record ShipmentPickupReminded(UUID orderId, Instant at) implements OrderEvent {}

    record ShipmentPickedUp(UUID orderId, Instant at) implements OrderEvent {}

    record ShipmentExpired(UUID orderId, Instant at) implements OrderEvent {}

    record ShipmentDelivered(UUID orderId, Instant at) implements OrderEvent {}

    record OrderCompleted(UUID orderId, Instant at) implements OrderEvent {}

    record OrderCancellationRequested(UUID orderId, String reason, Instant at)
            implements OrderEvent {}

    record ShipmentCancelled(UUID orderId, Instant at) implements OrderEvent {}

    record ShipmentCancellationRejected(UUID orderId, String reason, Instant at)
            implements OrderEvent {}

    record OrderCancellationRejected(UUID orderId, String reason, Instant at)
            implements OrderEvent {}

    record InventoryReleased(UUID orderId, Instant at) implements OrderEvent {}

    record PaymentRefunded(UUID orderId, String reference, Instant at) implements OrderEvent {}

    record PaymentCancelled(UUID orderId, Instant at) implements OrderEvent {}

    record OrderCancelled(UUID orderId, String reason, Instant at) implements OrderEvent {}
}
