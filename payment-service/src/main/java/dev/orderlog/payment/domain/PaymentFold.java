package dev.orderlog.payment.domain;

import dev.orderlog.payment.domain.PaymentEvent.InventoryFailed;
import dev.orderlog.payment.domain.PaymentEvent.InventoryReleased;
import dev.orderlog.payment.domain.PaymentEvent.OrderCancellationRequested;
import dev.orderlog.payment.domain.PaymentEvent.OrderPlaced;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCancelled;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCharged;
import dev.orderlog.payment.domain.PaymentEvent.PaymentFailed;
import dev.orderlog.payment.domain.PaymentEvent.PaymentRefunded;
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

final class PaymentFold {

    private PaymentFold() {}

    static PaymentState evolve(PaymentState state, PaymentEvent event) {
        return switch (event) {
            case OrderPlaced placed ->
                    switch (state) {
                        case Unknown _ -> new Charging(placed.total());
                        case Forestalled _, Unanswered _, Charged _, Refunding _, Ended _ ->
                                throw impossible(state, event);
                    };
            case OrderCancellationRequested _ ->
                    switch (state) {
                        case Unknown _ -> new Forestalled();
                        case Charging(var amount) -> new ChargeWithdrawn(amount);
                        case Forestalled _,
                                ChargeWithdrawn _,
                                CancellingCharge _,
                                Charged _,
                                Refunding _,
                                Ended _ ->
                                throw impossible(state, event);
                    };
            case InventoryReleased _, InventoryFailed _ ->
                    switch (state) {
                        case Charging(var amount) -> new CancellingCharge(amount);
                        case ChargeWithdrawn(var amount) -> new CancellingCharge(amount);
                        case Charged(var amount, var reference) -> new Refunding(amount, reference);
                        case Unknown _, Forestalled _, CancellingCharge _, Refunding _, Ended _ ->
                                throw impossible(state, event);
                    };
            case PaymentCharged charged ->
                    switch (state) {
                        case Charging(var amount) ->
                                new Charged(amount, charged.providerReference());
                        case ChargeWithdrawn(var amount) ->
                                new Charged(amount, charged.providerReference());
                        case CancellingCharge(var amount) ->
                                new Refunding(amount, charged.providerReference());
                        case Unknown _, Forestalled _, Charged _, Refunding _, Ended _ ->
                                throw impossible(state, event);
                    };
            case PaymentFailed failed ->
                    switch (state) {
                        case Unanswered _ -> new Failed(failed.reason());
                        case Unknown _, Forestalled _, Charged _, Refunding _, Ended _ ->
                                throw impossible(state, event);
                    };
            case PaymentCancelled _ ->
                    switch (state) {
                        case Forestalled _, CancellingCharge _ -> new Cancelled();
                        case Unknown _,
                                Charging _,
                                ChargeWithdrawn _,
                                Charged _,
                                Refunding _,
                                Ended _ ->
                                throw impossible(state, event);
                    };
            case PaymentRefunded refunded ->
                    switch (state) {
                        case Refunding(var amount, var _) ->
                                new Refunded(amount, refunded.providerReference());
                        case Unknown _, Forestalled _, Unanswered _, Charged _, Ended _ ->
                                throw impossible(state, event);
                    };
        };
    }

    private static IllegalStateException impossible(PaymentState state, PaymentEvent event) {
        return new IllegalStateException(
                "%s cannot follow %s in order %s"
                        .formatted(
                                event.getClass().getSimpleName(),
                                state.getClass().getSimpleName(),
                                event.orderId()));
    }
}
