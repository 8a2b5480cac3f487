package dev.orderlog.payment.domain;

import java.time.Instant;
import java.util.UUID;

public sealed interface PaymentCommand {

    UUID orderId();

    record Hear(PaymentEvent.Heard event, Instant now) implements PaymentCommand {
        @Override
        public UUID orderId() {
            return event.orderId();
        }
    }

    record ChargeAnswered(UUID orderId, ChargeAnswer answer, Instant now)
            implements PaymentCommand {}

    record CancelChargeAnswered(UUID orderId, CancelChargeAnswer answer, Instant now)
            implements PaymentCommand {}

    record RefundAnswered(UUID orderId, String providerReference, Instant now)
            implements PaymentCommand {}
}
