package dev.orderlog.orders.domain;

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

final class OrderFold {

    private OrderFold() {}

    static OrderState evolve(OrderState state, OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ ->
                    switch (state) {
                        case Unknown _ -> new Open(Step.PAYMENT);
                        case Open _, Cancelling _, Undoing _, Ended _ ->
                                throw impossible(state, event);
                    };
            case PaymentCharged _ -> advance(Step.PAYMENT, state, event);
            case InventoryReserved _ -> advance(Step.RESERVATION, state, event);
            case ShipmentCreated _ -> advance(Step.SHIPMENT, state, event);
            case InventoryFailed _ -> undo(Reason.OUT_OF_STOCK, state, event);
            case ShipmentFailed _ -> undo(Reason.SHIPMENT_FAILED, state, event);
            case ShipmentExpired _ -> undo(Reason.PICKUP_EXPIRED, state, event);
            case OrderCancellationRequested requested ->
                    switch (state) {
                        case Open(var awaited) -> new Cancelling(awaited, requested.reason());
                        case Unknown _, Cancelling _, Undoing _, Ended _ ->
                                throw impossible(state, event);
                    };
            case OrderCancellationRejected _ ->
                    switch (state) {
                        case Cancelling(var awaited, var _) -> new Open(awaited);
                        case Unknown _, Open _, Undoing _, Ended _ ->
                                throw impossible(state, event);
                    };
            case OrderCompleted _ ->
                    switch (state) {
                        case Open _ -> new Completed();
                        case Unknown _, Cancelling _, Undoing _, Ended _ ->
                                throw impossible(state, event);
                    };
            case OrderCancelled cancelled ->
                    switch (state) {
                        case Open _, Cancelling _, Undoing _ -> new Cancelled(cancelled.reason());
                        case Unknown _, Ended _ -> throw impossible(state, event);
                    };
            case PaymentFailed _,
                    PaymentRefunded _,
                    PaymentCancelled _,
                    ShipmentDelivered _,
                    ShipmentCancellationRejected _ ->
                    throw impossible(state, event);
        };
    }

    private static OrderState advance(Step done, OrderState state, OrderEvent event) {
        return switch (state) {
            case Open(var awaited) when !done.isBefore(awaited) -> new Open(done.next());
            case Cancelling(var awaited, var cause) when !done.isBefore(awaited) ->
                    new Cancelling(done.next(), cause);
            case Unknown _, Open _, Cancelling _, Undoing _, Ended _ ->
                    throw impossible(state, event);
        };
    }

    private static OrderState undo(Reason cause, OrderState state, OrderEvent event) {
        return switch (state) {
            case Open _ -> new Undoing(cause);
            case Unknown _, Cancelling _, Undoing _, Ended _ -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(OrderState state, OrderEvent event) {
        return new IllegalStateException(
                "%s cannot follow %s in order %s"
                        .formatted(event.getClass().getSimpleName(), state, event.orderId()));
    }
}
