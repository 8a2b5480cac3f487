package dev.orderlog.payment.show;

import dev.orderlog.payment.domain.Money;
import dev.orderlog.payment.domain.PaymentState;
import dev.orderlog.payment.domain.PaymentState.Cancelled;
import dev.orderlog.payment.domain.PaymentState.CancellingCharge;
import dev.orderlog.payment.domain.PaymentState.ChargeWithdrawn;
import dev.orderlog.payment.domain.PaymentState.Charged;
import dev.orderlog.payment.domain.PaymentState.Charging;
import dev.orderlog.payment.domain.PaymentState.Failed;
import dev.orderlog.payment.domain.PaymentState.Forestalled;
import dev.orderlog.payment.domain.PaymentState.Refunded;
import dev.orderlog.payment.domain.PaymentState.Refunding;
import dev.orderlog.payment.domain.PaymentState.Unknown;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

@Serdeable
record PaymentView(
        UUID orderId,
        String status,
        @Nullable Amount amount,
        @Nullable String reference,
        @Nullable String refundReference,
        @Nullable String reason) {

    @Serdeable
    record Amount(long amountMinor, String currency) {}

    static Optional<PaymentView> of(UUID orderId, PaymentState state) {
        return switch (state) {
            case Unknown _ -> Optional.empty();
            case Forestalled _ -> view(orderId, "FORESTALLED");
            case Charging(var amount) -> view(orderId, "CHARGING", amount, null, null);
            case ChargeWithdrawn(var amount) ->
                    view(orderId, "CHARGE_WITHDRAWN", amount, null, null);
            case CancellingCharge(var amount) ->
                    view(orderId, "CANCELLING_CHARGE", amount, null, null);
            case Charged(var amount, var reference) ->
                    view(orderId, "CHARGED", amount, reference, null);
            case Refunding(var amount, var reference) ->
                    view(orderId, "REFUNDING", amount, reference, null);
            case Refunded(var amount, var refundReference) ->
                    view(orderId, "REFUNDED", amount, null, refundReference);
            case Cancelled _ -> view(orderId, "CANCELLED");
            case Failed(var reason) ->
                    Optional.of(
                            new PaymentView(orderId, "FAILED", null, null, null, reason.code()));
        };
    }

    private static Optional<PaymentView> view(UUID orderId, String status) {
        return Optional.of(new PaymentView(orderId, status, null, null, null, null));
    }

    private static Optional<PaymentView> view(
            UUID orderId,
            String status,
            Money amount,
            @Nullable String reference,
            @Nullable String refundReference) {
        var shown = new Amount(amount.amountMinor(), amount.currency());
        return Optional.of(
                new PaymentView(orderId, status, shown, reference, refundReference, null));
    }
}
