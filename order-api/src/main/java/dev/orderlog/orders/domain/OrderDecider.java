package dev.orderlog.orders.domain;

import dev.orderlog.orders.domain.OrderCommand.Hear;
import dev.orderlog.orders.domain.OrderCommand.Place;
import dev.orderlog.orders.domain.OrderCommand.RequestCancellation;
import dev.orderlog.orders.domain.OrderCommand.StepOverdue;
import dev.orderlog.orders.domain.OrderDecision.Decided;
import dev.orderlog.orders.domain.OrderDecision.Refusal;
import dev.orderlog.orders.domain.OrderDecision.Refused;
import dev.orderlog.orders.domain.OrderEvent.InventoryFailed;
import dev.orderlog.orders.domain.OrderEvent.InventoryReserved;
import dev.orderlog.orders.domain.OrderEvent.OrderCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.orders.domain.OrderEvent.OrderCancelled;
import dev.orderlog.orders.domain.OrderEvent.OrderCompleted;
import dev.orderlog.orders.domain.OrderEvent.OrderPlaced;
import dev.orderlog.orders.domain.OrderEvent.PaymentCancelled;
import dev.orderlog.orders.domain.OrderEvent.PaymentCharged;
import dev.orderlog.orders.domain.OrderEvent.PaymentFailed;
import dev.orderlog.orders.domain.OrderEvent.PaymentRefunded;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCreated;
import dev.orderlog.orders.domain.OrderEvent.ShipmentDelivered;
import dev.orderlog.orders.domain.OrderEvent.ShipmentExpired;
import dev.orderlog.orders.domain.OrderEvent.ShipmentFailed;
import dev.orderlog.orders.domain.OrderState.Cancelled;
import dev.orderlog.orders.domain.OrderState.Cancelling;
import dev.orderlog.orders.domain.OrderState.Completed;
import dev.orderlog.orders.domain.OrderState.Ended;
import dev.orderlog.orders.domain.OrderState.Open;
import dev.orderlog.orders.domain.OrderState.Undoing;
import dev.orderlog.orders.domain.OrderState.Unknown;

import java.time.Instant;
import java.util.UUID;

public final class OrderDecider {

    private OrderDecider() {}

    public static OrderState initial() {
        return new Unknown();
    }

    public static OrderDecision decide(OrderCommand command, OrderState state) {
        return switch (command) {
            case Place place -> place(place, state);
            case RequestCancellation asked ->
                    cancel(asked.orderId(), asked.reason(), asked.now(), state);
            case StepOverdue overdue -> overdue(overdue, state);
            case Hear(var event, var now) -> hear(event, now, state);
        };
    }

    private static OrderDecision hear(OrderEvent.Heard event, Instant now, OrderState state) {
        return switch (event) {
            case PaymentCharged _ -> advance(Step.PAYMENT, state);
            case InventoryReserved _ -> advance(Step.RESERVATION, state);
            case ShipmentCreated _ -> advance(Step.SHIPMENT, state);
            case ShipmentDelivered(var orderId) -> complete(orderId, now, state);
            case InventoryFailed _, ShipmentFailed _, ShipmentExpired _ -> undo(state);
            case PaymentFailed(var orderId) -> end(orderId, now, state);
            case PaymentRefunded(var orderId) -> end(orderId, now, state);
            case PaymentCancelled(var orderId) -> end(orderId, now, state);
            case ShipmentCancellationRejected rejected -> reopen(rejected, now, state);
        };
    }

    private static OrderDecision place(Place place, OrderState state) {
        return switch (state) {
            case Unknown _ ->
                    Decided.saying(
                                    new OrderPlaced(
                                            place.orderId(),
                                            place.placement(),
                                            place.placement().total(),
                                            place.now()))
                            .awaiting(Step.PAYMENT);
            case Open _, Cancelling _, Undoing _, Ended _ -> new Refused(Refusal.ALREADY_PLACED);
        };
    }

    private static OrderDecision cancel(
            UUID orderId, Reason reason, Instant now, OrderState state) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Open _ -> Decided.saying(new OrderCancellationRequested(orderId, reason, now));
            case Cancelling _, Undoing _ -> new Refused(Refusal.CANCELLATION_UNDER_WAY);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static OrderDecision overdue(StepOverdue overdue, OrderState state) {
        return switch (state) {
            case Open(var awaited) when awaited != overdue.step() ->
                    new Refused(Refusal.STEP_PASSED);
            case Unknown _, Open _, Cancelling _, Undoing _, Ended _ ->
                    cancel(overdue.orderId(), Reason.overdue(overdue.step()), overdue.now(), state);
        };
    }

    private static OrderDecision advance(Step done, OrderState state) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Open(var awaited) ->
                    done.isBefore(awaited)
                            ? new Refused(Refusal.STEP_PASSED)
                            : Decided.remembering().awaiting(done.next()).settling(awaited);
            case Cancelling(var awaited, var _) ->
                    done.isBefore(awaited)
                            ? new Refused(Refusal.STEP_PASSED)
                            : Decided.remembering().settling(awaited);
            case Undoing _ -> new Refused(Refusal.STEP_PASSED);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static OrderDecision undo(OrderState state) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Open(var awaited) -> Decided.remembering().settling(awaited);
            case Cancelling _, Undoing _ -> new Refused(Refusal.CANCELLATION_UNDER_WAY);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static OrderDecision reopen(
            ShipmentCancellationRejected rejected, Instant now, OrderState state) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Open _, Undoing _ -> new Refused(Refusal.CANCELLATION_NOT_REQUESTED);
            case Cancelling(var awaited, var _) ->
                    Decided.saying(
                                    new OrderCancellationRejected(
                                            rejected.orderId(), rejected.reason(), now))
                            .awaiting(awaited);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static OrderDecision complete(UUID orderId, Instant now, OrderState state) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Open(var awaited) ->
                    Decided.saying(new OrderCompleted(orderId, now)).settling(awaited);
            case Cancelling(var awaited, var _) ->
                    Decided.saying(
                                    new OrderCancellationRejected(
                                            orderId, Reason.ALREADY_PICKED_UP, now),
                                    new OrderCompleted(orderId, now))
                            .settling(awaited);
            case Undoing _ -> new Refused(Refusal.CANCELLATION_UNDER_WAY);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static OrderDecision end(UUID orderId, Instant now, OrderState state) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Open(var awaited) ->
                    Decided.saying(new OrderCancelled(orderId, Reason.PAYMENT_FAILED, now))
                            .settling(awaited);
            case Cancelling(var awaited, var cause) ->
                    Decided.saying(new OrderCancelled(orderId, cause, now)).settling(awaited);
            case Undoing(var cause) -> Decided.saying(new OrderCancelled(orderId, cause, now));
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static Refusal already(Ended ended) {
        return switch (ended) {
            case Completed _ -> Refusal.ALREADY_COMPLETED;
            case Cancelled _ -> Refusal.ALREADY_CANCELLED;
        };
    }

    public static OrderState evolve(OrderState state, OrderEvent event) {
        return OrderFold.evolve(state, event);
    }
}
