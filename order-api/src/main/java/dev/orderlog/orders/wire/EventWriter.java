package dev.orderlog.orders.wire;

import dev.orderlog.orders.domain.Address;
import dev.orderlog.orders.domain.Line;
import dev.orderlog.orders.domain.Money;
import dev.orderlog.orders.domain.OrderEvent;
import dev.orderlog.orders.domain.OrderEvent.Heard;
import dev.orderlog.orders.domain.OrderEvent.OrderCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.orders.domain.OrderEvent.OrderCancelled;
import dev.orderlog.orders.domain.OrderEvent.OrderCompleted;
import dev.orderlog.orders.domain.OrderEvent.OrderPlaced;

import org.apache.avro.specific.SpecificRecord;

final class EventWriter {

    private EventWriter() {}

    static SpecificRecord write(OrderEvent event) {
        return switch (event) {
            case OrderPlaced e -> placed(e);
            case OrderCompleted e ->
                    new dev.orderlog.events.OrderCompleted(e.orderId(), e.completedAt());
            case OrderCancellationRequested e ->
                    new dev.orderlog.events.OrderCancellationRequested(
                            e.orderId(), e.reason().code(), e.requestedAt());
            case OrderCancellationRejected e ->
                    new dev.orderlog.events.OrderCancellationRejected(
                            e.orderId(), e.reason().code(), e.rejectedAt());
            case OrderCancelled e ->
                    new dev.orderlog.events.OrderCancelled(
                            e.orderId(), e.reason().code(), e.cancelledAt());
            case Heard e -> throw new IllegalArgumentException("said by another service: " + e);
        };
    }

    private static dev.orderlog.events.OrderPlaced placed(OrderPlaced event) {
        var placement = event.placement();
        return new dev.orderlog.events.OrderPlaced(
                event.orderId(),
                placement.customerId(),
                placement.lines().stream().map(EventWriter::line).toList(),
                money(event.total()),
                placement.paymentToken(),
                placement.shippingService(),
                address(placement.shippingAddress()),
                event.placedAt());
    }

    private static dev.orderlog.events.Line line(Line line) {
        return new dev.orderlog.events.Line(line.sku(), line.quantity(), money(line.unitPrice()));
    }

    private static dev.orderlog.events.Money money(Money money) {
        return new dev.orderlog.events.Money(money.amountMinor(), money.currency());
    }

    private static dev.orderlog.events.Address address(Address address) {
        return new dev.orderlog.events.Address(
                address.name(),
                address.line1(),
                address.line2(),
                address.city(),
                address.postalCode(),
                address.country());
    }
}
