package dev.orderlog.payment.domain;

/**
 * What payment knows of one order.
 *
 * <pre>
 *             OrderCancellationRequested                InventoryReleased|Failed
 *   Unknown ─────────────────────────────▶ Forestalled ──────────────────────────▶ Cancelled
 *      │ OrderPlaced                                                                  ▲
 *      ▼        OrderCancellationRequested              InventoryReleased|Failed      │ PaymentCancelled
 *   Charging ────────────────────────────▶ ChargeWithdrawn ─────────────▶ CancellingCharge
 *      │ │ │                                  │       │                      │   │      ▲
 *      │ │ └──────────────────────────────────┼───────┼──────────────────────┼───┼──────┘
 *      │ │          PaymentFailed             ▼       │   PaymentFailed      │   │ InventoryReleased|Failed
 *      │ └─────────────────────────────────▶ Failed ◀─┼──────────────────────┘   │
 *      │ PaymentCharged                               │ PaymentCharged           │ PaymentCharged
 *      └───────────────────▶ Charged ◀────────────────┘                          ▼
 *                               └────────────────────────────────────────▶ Refunding ────▶ Refunded
 *                                        InventoryReleased|Failed               PaymentRefunded
 * </pre>
 */
public sealed interface PaymentState {

    /** The provider has been, or may have been, asked to charge and has not answered. */
    sealed interface Unanswered extends PaymentState {
        Money amount();
    }

    sealed interface Ended extends PaymentState {}

    record Unknown() implements PaymentState {}

    record Forestalled() implements PaymentState {}

    record Charging(Money amount) implements Unanswered {}

    record ChargeWithdrawn(Money amount) implements Unanswered {}

    record CancellingCharge(Money amount) implements Unanswered {}

    record Charged(Money amount, String providerReference) implements PaymentState {}

    record Refunding(Money amount, String providerReference) implements PaymentState {}

    record Failed(DeclineReason reason) implements Ended {}

    record Cancelled() implements Ended {}

    record Refunded(Money amount, String refundReference) implements Ended {}
}
