package dev.orderlog.inventory.domain;

import java.util.List;

/**
 * What inventory knows of one order.
 *
 * <pre>
 *          OrderPlaced           InventoryReserved            InventoryReleased
 *   Unknown ─────────▶ Placed ──────────────────▶ Reserved ──────────────────────▶ Released
 *      │                 │ │ │   InventoryFailed                                     ▲  ▲
 *      │                 │ │ └──────────────────▶ Failed                             │  │
 *      │                 │ └─────────────────────────────────────────────────────────┘  │
 *      │                 │ OrderCancellationRequested        InventoryReleased (nothing) │
 *      └─────────────────┴────────────────────────▶ Withdrawn ──────────────────────────┘
 * </pre>
 */
public sealed interface InventoryState {

    sealed interface Ended extends InventoryState {}

    record Unknown() implements InventoryState {}

    record Placed(List<StockLine> lines) implements InventoryState {}

    /** The tombstone: a cancellation overtook the payment, nothing will be reserved any more. */
    record Withdrawn() implements InventoryState {}

    record Reserved(List<StockLine> lines) implements InventoryState {}

    record Failed() implements Ended {}

    record Released() implements Ended {}
}
