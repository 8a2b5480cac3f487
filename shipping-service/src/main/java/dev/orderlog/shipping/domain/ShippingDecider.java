package dev.orderlog.shipping.domain;

import static dev.orderlog.shipping.domain.RejectionReason.ALREADY_PICKED_UP;
import static dev.orderlog.shipping.domain.RejectionReason.CARRIER_REFUSED;

import dev.orderlog.shipping.domain.LabelAnswer.Bought;
import dev.orderlog.shipping.domain.LabelAnswer.Rejected;
import dev.orderlog.shipping.domain.ShippingCommand.Deliver;
import dev.orderlog.shipping.domain.ShippingCommand.ExpirePickup;
import dev.orderlog.shipping.domain.ShippingCommand.Hear;
import dev.orderlog.shipping.domain.ShippingCommand.LabelAnswered;
import dev.orderlog.shipping.domain.ShippingCommand.PickUp;
import dev.orderlog.shipping.domain.ShippingCommand.RemindOfPickup;
import dev.orderlog.shipping.domain.ShippingCommand.VoidAnswered;
import dev.orderlog.shipping.domain.ShippingDecision.Decided;
import dev.orderlog.shipping.domain.ShippingDecision.Refusal;
import dev.orderlog.shipping.domain.ShippingEvent.InventoryReserved;
import dev.orderlog.shipping.domain.ShippingEvent.OrderCancellationRequested;
import dev.orderlog.shipping.domain.ShippingEvent.OrderPlaced;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentCancellationRejected;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentCancelled;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentCreated;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentDelivered;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentExpired;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentFailed;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentPickedUp;
import dev.orderlog.shipping.domain.ShippingEvent.ShipmentPickupReminded;
import dev.orderlog.shipping.domain.ShippingIntent.CreateLabel;
import dev.orderlog.shipping.domain.ShippingIntent.VoidLabel;
import dev.orderlog.shipping.domain.ShippingState.BeingBought;
import dev.orderlog.shipping.domain.ShippingState.Buying;
import dev.orderlog.shipping.domain.ShippingState.BuyingCancelled;
import dev.orderlog.shipping.domain.ShippingState.Cancelled;
import dev.orderlog.shipping.domain.ShippingState.Created;
import dev.orderlog.shipping.domain.ShippingState.Delivered;
import dev.orderlog.shipping.domain.ShippingState.Ended;
import dev.orderlog.shipping.domain.ShippingState.Expired;
import dev.orderlog.shipping.domain.ShippingState.Failed;
import dev.orderlog.shipping.domain.ShippingState.Gone;
import dev.orderlog.shipping.domain.ShippingState.Labelled;
import dev.orderlog.shipping.domain.ShippingState.PickedUp;
import dev.orderlog.shipping.domain.ShippingState.Placed;
import dev.orderlog.shipping.domain.ShippingState.Unknown;
import dev.orderlog.shipping.domain.ShippingState.Unlabelled;
import dev.orderlog.shipping.domain.ShippingState.Voiding;
import dev.orderlog.shipping.domain.VoidAnswer.TooLate;
import dev.orderlog.shipping.domain.VoidAnswer.Voided;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

public final class ShippingDecider {

    private ShippingDecider() {}

    public static ShippingState initial() {
        return new Unknown();
    }

    public static ShippingState evolve(ShippingState state, ShippingEvent event) {
        return ShippingFold.evolve(state, event);
    }

    public static ShippingDecision decide(
            ShippingCommand command, ShippingState state, PickupPolicy policy) {
        return switch (command) {
            case Hear(OrderPlaced _, var _) -> place(state);
            case Hear(InventoryReserved(var orderId), var _) -> buyLabel(orderId, state);
            case Hear(OrderCancellationRequested(var orderId), var now) ->
                    cancel(orderId, state, now);
            case LabelAnswered answered -> labelAnswered(answered, state, policy);
            case VoidAnswered answered -> voidAnswered(answered, state, policy);
            case PickUp pickUp -> pickUp(pickUp, state, policy);
            case Deliver deliver -> deliver(deliver, state);
            case RemindOfPickup remind -> remind(remind, state);
            case ExpirePickup expire -> expire(expire, state);
        };
    }

    private static ShippingDecision place(ShippingState state) {
        return switch (state) {
            case Unknown _ -> Decided.remembering();
            case Cancelled _ -> refused(Refusal.ORDER_CANCELLED);
            case Placed _, BeingBought _, Labelled _, Gone _, Failed _, Expired _ ->
                    refused(Refusal.ALREADY_PLACED);
        };
    }

    private static ShippingDecision buyLabel(UUID orderId, ShippingState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed(var parcel) ->
                    Decided.remembering().intending(new CreateLabel(orderId, parcel));
            case BeingBought _ -> refused(Refusal.LABEL_BEING_BOUGHT);
            case Labelled _, Gone _ -> refused(Refusal.ALREADY_CREATED);
            case Ended ended -> refused(already(ended));
        };
    }

    private static ShippingDecision cancel(UUID orderId, ShippingState state, Instant now) {
        return switch (state) {
            case Unlabelled _ ->
                    Decided.saying(new ShipmentCancelled(orderId, Optional.empty(), now));
            case Buying _ -> Decided.remembering();
            case BuyingCancelled _ -> refused(Refusal.CANCELLATION_ALREADY_REMEMBERED);
            case Created created -> Decided.remembering().intending(voidLabel(orderId, created));
            case Voiding _ -> refused(Refusal.BEING_CANCELLED);
            case Gone _ -> Decided.saying(rejected(orderId, ALREADY_PICKED_UP, now));
            case Ended ended -> refused(already(ended));
        };
    }

    private static ShippingDecision labelAnswered(
            LabelAnswered answered, ShippingState state, PickupPolicy policy) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed _ -> refused(Refusal.LABEL_NOT_ASKED);
            case Buying _ ->
                    switch (answered.answer()) {
                        case Bought bought -> created(answered, bought, policy);
                        case Rejected(var reason) ->
                                Decided.saying(
                                        new ShipmentFailed(
                                                answered.orderId(), reason, answered.now()));
                    };
            case BuyingCancelled _ ->
                    switch (answered.answer()) {
                        case Bought bought ->
                                created(answered, bought, policy)
                                        .intending(
                                                new VoidLabel(
                                                        answered.orderId(), bought.labelId(), 1));
                        case Rejected _ ->
                                Decided.saying(
                                        new ShipmentCancelled(
                                                answered.orderId(),
                                                Optional.empty(),
                                                answered.now()));
                    };
            case Labelled _, Gone _ -> refused(Refusal.ALREADY_CREATED);
            case Ended ended -> refused(already(ended));
        };
    }

    private static Decided created(LabelAnswered answered, Bought bought, PickupPolicy policy) {
        var label =
                new Label(
                        bought.carrier(),
                        bought.labelId(),
                        bought.trackingNumber(),
                        policy.deadline(answered.now(), bought.pickupBy()),
                        answered.now());
        return Decided.saying(new ShipmentCreated(answered.orderId(), label))
                .due(policy.deadlines(label, 0));
    }

    private static ShippingDecision voidAnswered(
            VoidAnswered answered, ShippingState state, PickupPolicy policy) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed _, BeingBought _ -> refused(Refusal.LABEL_NOT_BOUGHT);
            case Created _, Gone _ -> refused(Refusal.CANCELLATION_NOT_ASKED);
            case Voiding voiding ->
                    answered.attempt() == voiding.attempt()
                            ? voided(answered, voiding.label(), policy)
                            : refused(Refusal.ANSWER_TO_EARLIER_ATTEMPT);
            case Ended ended -> refused(already(ended));
        };
    }

    /** A deadline that passed while the carrier was being asked is due again once the parcel waits again. */
    private static Decided voided(VoidAnswered answered, Label label, PickupPolicy policy) {
        return switch (answered.answer()) {
            case Voided _ ->
                    Decided.saying(
                                    new ShipmentCancelled(
                                            answered.orderId(),
                                            Optional.of(label.labelId()),
                                            answered.now()))
                            .settling(policy.deadlinesUpTo(label, answered.attempt() - 1));
            case TooLate _ ->
                    Decided.saying(rejected(answered.orderId(), CARRIER_REFUSED, answered.now()))
                            .due(policy.deadlines(label, answered.attempt()));
        };
    }

    private static ShippingDecision pickUp(
            PickUp pickUp, ShippingState state, PickupPolicy policy) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed _, BeingBought _ -> refused(Refusal.LABEL_NOT_BOUGHT);
            case Created(var label, var _, var voidsRefused) ->
                    Decided.saying(new ShipmentPickedUp(pickUp.orderId(), pickUp.now()))
                            .settling(policy.deadlinesUpTo(label, voidsRefused));
            case Voiding _ -> refused(Refusal.BEING_CANCELLED);
            case Gone _ -> refused(Refusal.ALREADY_PICKED_UP);
            case Ended ended -> refused(already(ended));
        };
    }

    private static ShippingDecision deliver(Deliver deliver, ShippingState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed _, BeingBought _ -> refused(Refusal.LABEL_NOT_BOUGHT);
            case Labelled _ -> refused(Refusal.NOT_PICKED_UP);
            case PickedUp _ ->
                    Decided.saying(new ShipmentDelivered(deliver.orderId(), deliver.now()));
            case Delivered _ -> refused(Refusal.ALREADY_DELIVERED);
            case Ended ended -> refused(already(ended));
        };
    }

    private static ShippingDecision remind(RemindOfPickup remind, ShippingState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed _, BeingBought _ -> refused(Refusal.LABEL_NOT_BOUGHT);
            case Created(var label, var reminded, var _) ->
                    reminded
                            ? refused(Refusal.ALREADY_REMINDED)
                            : Decided.saying(
                                    new ShipmentPickupReminded(
                                            remind.orderId(),
                                            label.pickupDeadline(),
                                            remind.now()));
            case Voiding _ -> refused(Refusal.BEING_CANCELLED);
            case Gone _ -> refused(Refusal.ALREADY_PICKED_UP);
            case Ended ended -> refused(already(ended));
        };
    }

    private static ShippingDecision expire(ExpirePickup expire, ShippingState state) {
        return switch (state) {
            case Unknown _ -> refused(Refusal.ORDER_UNKNOWN);
            case Placed _, BeingBought _ -> refused(Refusal.LABEL_NOT_BOUGHT);
            case Created created ->
                    Decided.saying(
                                    new ShipmentExpired(
                                            expire.orderId(),
                                            created.label().pickupDeadline(),
                                            expire.now()))
                            .intending(voidLabel(expire.orderId(), created));
            case Voiding _ -> refused(Refusal.BEING_CANCELLED);
            case Gone _ -> refused(Refusal.ALREADY_PICKED_UP);
            case Ended ended -> refused(already(ended));
        };
    }

    private static VoidLabel voidLabel(UUID orderId, Created created) {
        return new VoidLabel(orderId, created.label().labelId(), created.voidsRefused() + 1);
    }

    private static ShipmentCancellationRejected rejected(
            UUID orderId, RejectionReason reason, Instant now) {
        return new ShipmentCancellationRejected(orderId, reason, now);
    }

    private static ShippingDecision refused(Refusal reason) {
        return new ShippingDecision.Refused(reason);
    }

    private static Refusal already(Ended ended) {
        return switch (ended) {
            case Failed _ -> Refusal.ALREADY_FAILED;
            case Expired _ -> Refusal.ALREADY_EXPIRED;
            case Cancelled _ -> Refusal.ALREADY_CANCELLED;
        };
    }
}
