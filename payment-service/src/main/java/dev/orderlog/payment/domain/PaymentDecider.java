package dev.orderlog.payment.domain;

import static dev.orderlog.payment.domain.PaymentIntent.Kind.CANCEL_CHARGE;
import static dev.orderlog.payment.domain.PaymentIntent.Kind.CHARGE;

import dev.orderlog.payment.domain.PaymentCommand.CancelChargeAnswered;
import dev.orderlog.payment.domain.PaymentCommand.ChargeAnswered;
import dev.orderlog.payment.domain.PaymentCommand.Hear;
import dev.orderlog.payment.domain.PaymentCommand.RefundAnswered;
import dev.orderlog.payment.domain.PaymentDecision.Decided;
import dev.orderlog.payment.domain.PaymentDecision.Refusal;
import dev.orderlog.payment.domain.PaymentEvent.InventoryFailed;
import dev.orderlog.payment.domain.PaymentEvent.InventoryReleased;
import dev.orderlog.payment.domain.PaymentEvent.OrderCancellationRequested;
import dev.orderlog.payment.domain.PaymentEvent.OrderPlaced;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCancelled;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCharged;
import dev.orderlog.payment.domain.PaymentEvent.PaymentFailed;
import dev.orderlog.payment.domain.PaymentEvent.PaymentRefunded;
import dev.orderlog.payment.domain.PaymentIntent.CancelCharge;
import dev.orderlog.payment.domain.PaymentIntent.Charge;
import dev.orderlog.payment.domain.PaymentIntent.Refund;
import dev.orderlog.payment.domain.PaymentState.Cancelled;
import dev.orderlog.payment.domain.PaymentState.CancellingCharge;
import dev.orderlog.payment.domain.PaymentState.ChargeWithdrawn;
import dev.orderlog.payment.domain.PaymentState.Charged;
import dev.orderlog.payment.domain.PaymentState.Charging;
import dev.orderlog.payment.domain.PaymentState.Ended;
import dev.orderlog.payment.domain.PaymentState.Failed;
import dev.orderlog.payment.domain.PaymentState.Forestalled;
import dev.orderlog.payment.domain.PaymentState.Refunded;
import dev.orderlog.payment.domain.PaymentState.Refunding;
import dev.orderlog.payment.domain.PaymentState.Unanswered;
import dev.orderlog.payment.domain.PaymentState.Unknown;

import java.time.Instant;
import java.util.UUID;

public final class PaymentDecider {

    private PaymentDecider() {}

    public static PaymentState initial() {
        return new Unknown();
    }

    public static PaymentDecision decide(PaymentCommand command, PaymentState state) {
        return switch (command) {
            case Hear(OrderPlaced placed, var _) -> charge(placed, state);
            case Hear(OrderCancellationRequested _, var _) -> withdraw(state);
            case Hear(InventoryReleased(var orderId), var now) -> undo(orderId, state, now);
            case Hear(InventoryFailed(var orderId), var now) -> undo(orderId, state, now);
            case ChargeAnswered answered -> settle(answered, state);
            case CancelChargeAnswered answered -> settleCancelled(answered, state);
            case RefundAnswered answered -> settleRefund(answered, state);
        };
    }

    private static PaymentDecision charge(OrderPlaced placed, PaymentState state) {
        return switch (state) {
            case Unknown _ ->
                    Decided.remembering()
                            .intending(
                                    new Charge(
                                            placed.orderId(),
                                            placed.total(),
                                            placed.paymentToken()));
            case Forestalled _ -> refused(Refusal.ORDER_CANCELLED);
            case Unanswered _, Charged _, Refunding _, Ended _ -> refused(Refusal.ALREADY_PLACED);
        };
    }

    private static PaymentDecision withdraw(PaymentState state) {
        return switch (state) {
            case Unknown _ -> Decided.remembering();
            case Charging _ -> Decided.remembering().withdrawing(CHARGE);
            case Forestalled _, ChargeWithdrawn _ ->
                    refused(Refusal.CANCELLATION_ALREADY_REMEMBERED);
            case Charged _ -> refused(Refusal.LEFT_TO_INVENTORY);
            case CancellingCharge _ -> refused(Refusal.CHARGE_CANCELLATION_UNDER_WAY);
            case Refunding _ -> refused(Refusal.REFUND_UNDER_WAY);
            case Ended ended -> refused(already(ended));
        };
    }

    private static PaymentDecision undo(UUID orderId, PaymentState state, Instant now) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Forestalled _ -> Decided.saying(new PaymentCancelled(orderId, now));
            case Charging _ ->
                    Decided.remembering().intending(new CancelCharge(orderId)).withdrawing(CHARGE);
            case ChargeWithdrawn _ -> Decided.remembering().intending(new CancelCharge(orderId));
            case Charged(var amount, var _) ->
                    Decided.remembering().intending(new Refund(orderId, amount));
            case CancellingCharge _ -> refused(Refusal.CHARGE_CANCELLATION_UNDER_WAY);
            case Refunding _ -> refused(Refusal.REFUND_UNDER_WAY);
            case Ended ended -> refused(already(ended));
        };
    }

    private static PaymentDecision settle(ChargeAnswered answered, PaymentState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Forestalled _ -> refused(Refusal.ORDER_CANCELLED);
            case Unanswered open ->
                    switch (answered.answer()) {
                        case ChargeAnswer.Approved(var reference) ->
                                charged(answered.orderId(), open, reference, answered.now());
                        case ChargeAnswer.Declined(var reason) -> failed(answered, open, reason);
                        case ChargeAnswer.Cancelled _ -> providerCancelled(answered, open);
                    };
            case Charged _ -> refused(Refusal.ALREADY_CHARGED);
            case Refunding _ -> refused(Refusal.REFUND_UNDER_WAY);
            case Ended ended -> refused(already(ended));
        };
    }

    private static PaymentDecision settleCancelled(
            CancelChargeAnswered answered, PaymentState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Forestalled _, Charging _, ChargeWithdrawn _, Charged _ ->
                    refused(Refusal.CHARGE_CANCELLATION_NOT_ASKED);
            case CancellingCharge cancelling ->
                    switch (answered.answer()) {
                        case CancelChargeAnswer.NotCharged _ ->
                                Decided.saying(
                                        new PaymentCancelled(answered.orderId(), answered.now()));
                        case CancelChargeAnswer.AlreadyCharged(var reference) ->
                                charged(answered.orderId(), cancelling, reference, answered.now());
                    };
            case Refunding _ -> refused(Refusal.REFUND_UNDER_WAY);
            case Ended ended -> refused(already(ended));
        };
    }

    private static PaymentDecision settleRefund(RefundAnswered answered, PaymentState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Forestalled _, Unanswered _, Charged _ -> refused(Refusal.REFUND_NOT_ASKED);
            case Refunding(var amount, var _) ->
                    Decided.saying(
                            new PaymentRefunded(
                                    answered.orderId(),
                                    amount,
                                    answered.providerReference(),
                                    answered.now()));
            case Ended ended -> refused(already(ended));
        };
    }

    private static Decided charged(UUID orderId, Unanswered state, String reference, Instant now) {
        var said = Decided.saying(new PaymentCharged(orderId, state.amount(), reference, now));
        return switch (state) {
            case Charging _, ChargeWithdrawn _ -> said;
            case CancellingCharge _ ->
                    said.intending(new Refund(orderId, state.amount())).withdrawing(CANCEL_CHARGE);
        };
    }

    private static Decided failed(ChargeAnswered answered, Unanswered state, DeclineReason reason) {
        var said = Decided.saying(new PaymentFailed(answered.orderId(), reason, answered.now()));
        return switch (state) {
            case Charging _, ChargeWithdrawn _ -> said;
            case CancellingCharge _ -> said.withdrawing(CANCEL_CHARGE);
        };
    }

    private static PaymentDecision providerCancelled(ChargeAnswered answered, Unanswered state) {
        return switch (state) {
            case Charging _ -> failed(answered, state, DeclineReason.DECLINED);
            case ChargeWithdrawn _ -> refused(Refusal.LEFT_TO_INVENTORY);
            case CancellingCharge _ -> refused(Refusal.CHARGE_CANCELLED_AS_ASKED);
        };
    }

    private static PaymentDecision refused(Refusal reason) {
        return new PaymentDecision.Refused(reason);
    }

    private static Refusal already(Ended ended) {
        return switch (ended) {
            case Failed _ -> Refusal.ALREADY_FAILED;
            case Cancelled _ -> Refusal.ALREADY_CANCELLED;
            case Refunded _ -> Refusal.ALREADY_REFUNDED;
        };
    }

    public static PaymentState evolve(PaymentState state, PaymentEvent event) {
        return PaymentFold.evolve(state, event);
    }
}
