package dev.orderlog.orders.wire;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.orders.domain.Address;
import dev.orderlog.orders.domain.Line;
import dev.orderlog.orders.domain.Money;
import dev.orderlog.orders.domain.OrderEvent;
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
import dev.orderlog.orders.domain.Placement;
import dev.orderlog.orders.domain.Reason;

import org.apache.avro.specific.SpecificRecord;

final class EventReader {

    private EventReader() {}

    static OrderEvent read(SpecificRecord read) {
        return switch (read) {
            case dev.orderlog.events.OrderPlaced e -> placed(e);
            case dev.orderlog.events.OrderCompleted e ->
                    new OrderCompleted(e.getOrderId(), e.getCompletedAt());
            case dev.orderlog.events.OrderCancellationRequested e ->
                    new OrderCancellationRequested(
                            e.getOrderId(), new Reason(e.getReason()), e.getRequestedAt());
            case dev.orderlog.events.OrderCancellationRejected e ->
                    new OrderCancellationRejected(
                            e.getOrderId(), new Reason(e.getReason()), e.getRejectedAt());
            case dev.orderlog.events.OrderCancelled e ->
                    new OrderCancelled(
                            e.getOrderId(), new Reason(e.getReason()), e.getCancelledAt());
            case dev.orderlog.events.PaymentCharged e -> new PaymentCharged(e.getOrderId());
            case dev.orderlog.events.PaymentFailed e -> new PaymentFailed(e.getOrderId());
            case dev.orderlog.events.PaymentRefunded e -> new PaymentRefunded(e.getOrderId());
            case dev.orderlog.events.PaymentCancelled e -> new PaymentCancelled(e.getOrderId());
            case dev.orderlog.events.InventoryReserved e -> new InventoryReserved(e.getOrderId());
            case dev.orderlog.events.InventoryFailed e -> new InventoryFailed(e.getOrderId());
            case dev.orderlog.events.ShipmentCreated e -> new ShipmentCreated(e.getOrderId());
            case dev.orderlog.events.ShipmentFailed e -> new ShipmentFailed(e.getOrderId());
            case dev.orderlog.events.ShipmentExpired e -> new ShipmentExpired(e.getOrderId());
            case dev.orderlog.events.ShipmentDelivered e -> new ShipmentDelivered(e.getOrderId());
            case dev.orderlog.events.ShipmentCancellationRejected e ->
                    new ShipmentCancellationRejected(e.getOrderId(), new Reason(e.getReason()));
            default ->
                    throw new UndecodableEventException(
                            "order-api does not know " + read.getSchema().getName());
        };
    }

    private static OrderPlaced placed(dev.orderlog.events.OrderPlaced e) {
        var placement =
                new Placement(
                        e.getCustomerId(),
                        e.getLines().stream().map(EventReader::line).toList(),
                        e.getPaymentToken(),
                        e.getShippingService(),
                        address(e.getShippingAddress()));
        return new OrderPlaced(e.getOrderId(), placement, money(e.getTotal()), e.getPlacedAt());
    }

    private static Line line(dev.orderlog.events.Line line) {
        return new Line(line.getSku(), line.getQuantity(), money(line.getUnitPrice()));
    }

    private static Money money(dev.orderlog.events.Money money) {
        return new Money(money.getAmountMinor(), money.getCurrency());
    }

    private static Address address(dev.orderlog.events.Address address) {
        return new Address(
                address.getName(),
                address.getLine1(),
                address.getLine2().orElse(null),
                address.getCity(),
                address.getPostalCode(),
                address.getCountry());
    }
}
