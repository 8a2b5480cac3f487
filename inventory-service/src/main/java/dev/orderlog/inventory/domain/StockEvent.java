package dev.orderlog.inventory.domain;

import java.time.Instant;
import java.util.UUID;

/** What happened to one SKU, with the level it left behind. */
public sealed interface StockEvent extends InventoryEvent {

    String sku();

    StockLevel level();

    record StockReceived(String sku, int quantity, StockLevel level, Instant receivedAt)
            implements StockEvent {}

    record StockAdjusted(String sku, int delta, String reason, StockLevel level, Instant adjustedAt)
            implements StockEvent {}

    record StockReserved(
            String sku, UUID orderId, int quantity, StockLevel level, Instant reservedAt)
            implements StockEvent {}

    record StockReleased(
            String sku, UUID orderId, int quantity, StockLevel level, Instant releasedAt)
            implements StockEvent {}
}
