package dev.orderlog.inventory.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Heard and said events are about an order, stock events about a SKU. */
public sealed interface InventoryEvent
        permits InventoryEvent.Heard, InventoryEvent.Said, StockEvent {

    sealed interface Heard extends InventoryEvent {
        UUID orderId();
    }

    sealed interface Said extends InventoryEvent {
        UUID orderId();
    }

    record OrderPlaced(UUID orderId, List<StockLine> lines) implements Heard {}

    record PaymentCharged(UUID orderId) implements Heard {}

    record OrderCancellationRequested(UUID orderId) implements Heard {}

    record ShipmentCancelled(UUID orderId) implements Heard {}

    record ShipmentFailed(UUID orderId) implements Heard {}

    record ShipmentExpired(UUID orderId) implements Heard {}

    record InventoryReserved(UUID orderId, List<StockLine> lines, Instant reservedAt)
            implements Said {}

    record InventoryFailed(UUID orderId, List<Shortage> shortages, Instant failedAt)
            implements Said {}

    record InventoryReleased(UUID orderId, List<StockLine> lines, Instant releasedAt)
            implements Said {}
}
