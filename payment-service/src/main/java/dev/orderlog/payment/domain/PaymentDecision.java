package dev.orderlog.payment.domain;

import java.util.List;

public sealed interface PaymentDecision {

    /**
     * @param remember whether the heard event itself becomes part of the order's stream
     * @param withdrawn intents of which no new attempt may start; one in flight may still answer
     */
    record Decided(
            List<PaymentEvent.Said> events,
            boolean remember,
            List<PaymentIntent> intents,
            List<PaymentIntent.Kind> withdrawn)
            implements PaymentDecision {

        static Decided saying(PaymentEvent.Said event) {
            return new Decided(List.of(event), false, List.of(), List.of());
        }

        static Decided remembering() {
            return new Decided(List.of(), true, List.of(), List.of());
        }

        Decided intending(PaymentIntent intent) {
            return new Decided(events, remember, List.of(intent), withdrawn);
        }

        Decided withdrawing(PaymentIntent.Kind kind) {
            return new Decided(events, remember, intents, List.of(kind));
        }
    }

    record Refused(Refusal reason) implements PaymentDecision {}

    enum Refusal {
        ORDER_UNKNOWN,
        ORDER_CANCELLED,
        ALREADY_PLACED,
        CANCELLATION_ALREADY_REMEMBERED,
        LEFT_TO_INVENTORY,
        CHARGE_CANCELLED_AS_ASKED,
        CHARGE_CANCELLATION_UNDER_WAY,
        CHARGE_CANCELLATION_NOT_ASKED,
        REFUND_UNDER_WAY,
        REFUND_NOT_ASKED,
        ALREADY_CHARGED,
        ALREADY_FAILED,
        ALREADY_CANCELLED,
        ALREADY_REFUNDED
    }
}
