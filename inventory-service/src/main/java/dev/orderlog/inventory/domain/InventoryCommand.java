package dev.orderlog.inventory.domain;

import java.time.Instant;

public sealed interface InventoryCommand {

    record Hear(InventoryEvent.Heard event, Instant now) implements InventoryCommand {}

    record ReceiveStock(String sku, int quantity, Instant now) implements InventoryCommand {}

    record AdjustStock(String sku, int delta, String reason, Instant now)
            implements InventoryCommand {}
}
