package dev.orderlog.orders.domain;

/**
 * What order-api knows of one order.
 *
 * <pre>
 *           OrderPlaced            ShipmentDelivered, so OrderCompleted
 *   Unknown ───────────▶ Open(step) ──────────────────────────────────────────▶ Completed
 *                         │ ▲ │ │                                                   ▲
 *     cancellation or     │ │ │ │ PaymentFailed, so OrderCancelled                  │
 *     deadline, so        │ │ │ └───────────────────────────────▶ Cancelled         │
 *     OrderCancellation-  │ │ │                                     ▲ ▲             │
 *     Requested           │ │ │ InventoryFailed, ShipmentFailed,    │ │             │
 *                         │ │ │ ShipmentExpired                     │ │             │
 *                         │ │ └───────────────────────▶ Undoing ────┘ │             │
 *                         │ │ ShipmentCancellationRejected,           │             │
 *                         ▼ │ so OrderCancellationRejected            │             │
 *                       Cancelling(step) ─────────────────────────────┘             │
 *                         │     PaymentRefunded, -Cancelled, -Failed, so OrderCancelled
 *                         └─────────────────────────────────────────────────────────┘
 *                               ShipmentDelivered, so OrderCancellationRejected and OrderCompleted
 * </pre>
 */
public sealed interface OrderState {

    sealed interface Ended extends OrderState {}

    record Unknown() implements OrderState {}

    record Open(Step awaited) implements OrderState {}

    /** A cancellation was asked for; the forward step in hand may still succeed. */
    record Cancelling(Step awaited, Reason cause) implements OrderState {}

    /** A step failed for good: the others are taking back what they did. */
    record Undoing(Reason cause) implements OrderState {}

    record Completed() implements Ended {}

    record Cancelled(Reason cause) implements Ended {}
}
