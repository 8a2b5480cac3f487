package dev.orderlog.payment.domain;

import java.util.UUID;

public sealed interface PaymentIntent {

    enum Kind {
        CHARGE,
        CANCEL_CHARGE,
        REFUND
    }

    UUID orderId();

    Kind kind();

    record Charge(UUID orderId, Money amount, String paymentToken) implements PaymentIntent {
        @Override
        public Kind kind() {
            return Kind.CHARGE;
        }
    }

    record CancelCharge(UUID orderId) implements PaymentIntent {
        @Override
        public Kind kind() {
            return Kind.CANCEL_CHARGE;
        }
    }

    record Refund(UUID orderId, Money amount) implements PaymentIntent {
        @Override
        public Kind kind() {
            return Kind.REFUND;
        }
    }
}
