package dev.orderlog.payment.domain;

import java.time.Instant;
import java.util.UUID;

public sealed interface PaymentEvent {

    UUID orderId();

    sealed interface Heard extends PaymentEvent {}

    sealed interface Said extends PaymentEvent {}

    record OrderPlaced(UUID orderId, Money total, String paymentToken) implements Heard {}

    record OrderCancellationRequested(UUID orderId) implements Heard {}

    record InventoryReleased(UUID orderId) implements Heard {}

    record InventoryFailed(UUID orderId) implements Heard {}

    record PaymentCharged(UUID orderId, Money amount, String providerReference, Instant chargedAt)
            implements Said {}

    record PaymentFailed(UUID orderId, DeclineReason reason, Instant failedAt) implements Said {}

    record PaymentRefunded(UUID orderId, Money amount, String providerReference, Instant refundedAt)
            implements Said {}

    record PaymentCancelled(UUID orderId, Instant cancelledAt) implements Said {}
}
