package dev.orderlog.inventory.domain;

import java.util.List;

public sealed interface InventoryDecision {

    /**
     * @param remember whether the heard event itself becomes part of the order's stream
     * @param stock what happens to the SKUs in the same instant
     */
    record Decided(List<InventoryEvent.Said> events, boolean remember, List<StockEvent> stock)
            implements InventoryDecision {

        static Decided saying(InventoryEvent.Said event) {
            return new Decided(List.of(event), false, List.of());
        }

        static Decided remembering() {
            return new Decided(List.of(), true, List.of());
        }

        static Decided changing(StockEvent stock) {
            return new Decided(List.of(), false, List.of(stock));
        }

        Decided changing(List<? extends StockEvent> stock) {
            return new Decided(events, remember, List.copyOf(stock));
        }
    }

    record Refused(Refusal reason) implements InventoryDecision {}

    enum Refusal {
        ORDER_UNKNOWN,
        ORDER_CANCELLED,
        ALREADY_PLACED,
        CANCELLATION_ALREADY_REMEMBERED,
        LEFT_TO_SHIPPING,
        ALREADY_RESERVED,
        ALREADY_FAILED,
        ALREADY_RELEASED,
        STOCK_BELOW_ZERO,
        STOCK_TOO_LARGE
    }
}
