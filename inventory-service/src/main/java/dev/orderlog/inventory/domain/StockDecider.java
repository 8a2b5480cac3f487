package dev.orderlog.inventory.domain;

import dev.orderlog.inventory.domain.InventoryCommand.AdjustStock;
import dev.orderlog.inventory.domain.InventoryCommand.ReceiveStock;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryDecision.Refusal;
import dev.orderlog.inventory.domain.InventoryDecision.Refused;
import dev.orderlog.inventory.domain.StockEvent.StockAdjusted;
import dev.orderlog.inventory.domain.StockEvent.StockReceived;

import java.util.function.Function;

final class StockDecider {

    /** More than any shop holds, and far from where returning reservations could overflow a level. */
    static final long AVAILABLE_MAX = 1_000_000_000_000L;

    private StockDecider() {}

    static InventoryDecision receive(ReceiveStock c, StockLevel level) {
        return change(
                level,
                c.quantity(),
                after -> new StockReceived(c.sku(), c.quantity(), after, c.now()));
    }

    static InventoryDecision adjust(AdjustStock c, StockLevel level) {
        return change(
                level,
                c.delta(),
                after -> new StockAdjusted(c.sku(), c.delta(), c.reason(), after, c.now()));
    }

    private static InventoryDecision change(
            StockLevel level, int by, Function<StockLevel, StockEvent> event) {
        long available = level.available() + by;
        if (available < 0) {
            return new Refused(Refusal.STOCK_BELOW_ZERO);
        }
        if (available > AVAILABLE_MAX) {
            return new Refused(Refusal.STOCK_TOO_LARGE);
        }
        return Decided.changing(event.apply(new StockLevel(available, level.reserved())));
    }
}
