package dev.orderlog.projections.domain;

import dev.orderlog.projections.domain.OrderEvent.InventoryFailed;
import dev.orderlog.projections.domain.OrderEvent.InventoryReleased;
import dev.orderlog.projections.domain.OrderEvent.InventoryReserved;
import dev.orderlog.projections.domain.OrderEvent.OrderCancellationRejected;
import dev.orderlog.projections.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.projections.domain.OrderEvent.OrderCancelled;
import dev.orderlog.projections.domain.OrderEvent.OrderCompleted;
import dev.orderlog.projections.domain.OrderEvent.OrderPlaced;
import dev.orderlog.projections.domain.OrderEvent.PaymentCancelled;
import dev.orderlog.projections.domain.OrderEvent.PaymentCharged;
import dev.orderlog.projections.domain.OrderEvent.PaymentFailed;
import dev.orderlog.projections.domain.OrderEvent.PaymentRefunded;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCancelled;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCreated;
import dev.orderlog.projections.domain.OrderEvent.ShipmentDelivered;
import dev.orderlog.projections.domain.OrderEvent.ShipmentExpired;
import dev.orderlog.projections.domain.OrderEvent.ShipmentFailed;
import dev.orderlog.projections.domain.OrderEvent.ShipmentPickedUp;
import dev.orderlog.projections.domain.OrderEvent.ShipmentPickupReminded;

/** What each event does to the order view. It never refuses: the log is what happened. */
public final class OrderFold {

    private OrderFold() {}

    public static OrderView fold(OrderView order, OrderEvent event) {
        return change(order, event).updated(event.at());
    }

    private static OrderView change(OrderView order, OrderEvent event) {
        return switch (event) {
            case OrderPlaced e ->
                    order.with(new Placement(e.customerId(), e.lines(), e.total(), e.at()));

            case PaymentCharged e -> order.with(Payment.charged(e.reference()));
            case PaymentFailed e -> order.with(Payment.failed(e.reason()));
            case PaymentRefunded e -> order.with(order.payment().refunded(e.reference()));
            case PaymentCancelled _ -> order.with(order.payment().cancelled());

            case InventoryReserved _ -> order.with(Inventory.RESERVED);
            case InventoryFailed e -> order.with(Inventory.failed(e.shortages()));
            case InventoryReleased _ -> order.with(Inventory.RELEASED);

            case ShipmentCreated e -> order.with(Shipment.created(e.label()));
            case ShipmentFailed e -> order.with(Shipment.failed(e.reason()));
            case ShipmentPickupReminded _ -> order;
            case ShipmentPickedUp _ ->
                    order.with(order.shipment().moved(Shipment.Status.PICKED_UP));
            case ShipmentExpired _ -> order.with(order.shipment().moved(Shipment.Status.EXPIRED));
            case ShipmentDelivered _ ->
                    order.with(order.shipment().moved(Shipment.Status.DELIVERED));
            case ShipmentCancelled _ ->
                    order.with(order.shipment().moved(Shipment.Status.CANCELLED));
            case ShipmentCancellationRejected _ -> order;

            case OrderCancellationRequested e ->
                    order.with(new Cancellation(Cancellation.Status.REQUESTED, e.reason()));
            case OrderCancellationRejected e ->
                    order.with(new Cancellation(Cancellation.Status.REJECTED, e.reason()));
            case OrderCancelled e ->
                    order.with(new Cancellation(Cancellation.Status.DONE, e.reason()));
            case OrderCompleted _ -> order.complete();
        };
    }
}
