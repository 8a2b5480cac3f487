package dev.orderlog.inventory.domain;

import static dev.orderlog.inventory.domain.Given.NOW;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.inventory.domain.InventoryCommand.AdjustStock;
import dev.orderlog.inventory.domain.InventoryCommand.ReceiveStock;
import dev.orderlog.inventory.domain.InventoryDecision.Refusal;
import dev.orderlog.inventory.domain.StockEvent.StockAdjusted;
import dev.orderlog.inventory.domain.StockEvent.StockReceived;

import org.junit.jupiter.api.Test;

class StockTest {

    @Test
    void a_receipt_adds_to_what_is_available() {
        Given.stream()
                .stock("cup", 3, 2)
                .when(new ReceiveStock("cup", 4, NOW))
                .stockChanges(new StockReceived("cup", 4, new StockLevel(7, 2), NOW));
    }

    @Test
    void the_first_receipt_of_a_sku_starts_from_nothing() {
        Given.stream()
                .when(new ReceiveStock("cup", 4, NOW))
                .stockChanges(new StockReceived("cup", 4, new StockLevel(4, 0), NOW));
    }

    @Test
    void an_adjustment_may_take_the_last_available_piece_but_none_that_is_held() {
        Given.stream()
                .stock("cup", 3, 2)
                .when(new AdjustStock("cup", -3, "breakage", NOW))
                .stockChanges(new StockAdjusted("cup", -3, "breakage", new StockLevel(0, 2), NOW));
        Given.stream()
                .stock("cup", 3, 2)
                .when(new AdjustStock("cup", -4, "breakage", NOW))
                .isRefused(Refusal.STOCK_BELOW_ZERO);
    }

    @Test
    void a_level_has_an_upper_limit() {
        long almostFull = StockDecider.AVAILABLE_MAX - 5;
        Given.stream()
                .stock("cup", almostFull, 0)
                .when(new ReceiveStock("cup", 5, NOW))
                .stockChanges(
                        new StockReceived(
                                "cup", 5, new StockLevel(StockDecider.AVAILABLE_MAX, 0), NOW));
        Given.stream()
                .stock("cup", almostFull, 0)
                .when(new ReceiveStock("cup", 6, NOW))
                .isRefused(Refusal.STOCK_TOO_LARGE);
    }

    @Test
    void a_level_below_zero_cannot_be_built() {
        assertThatThrownBy(() -> new StockLevel(1, 0).reserve(2))
                .hasMessageContaining("below zero");
        assertThatThrownBy(() -> new StockLevel(1, 0).release(1))
                .hasMessageContaining("below zero");
    }
}
