package dev.orderlog.projections.wire;

import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReleased;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.OrderCancellationRejected;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderCancelled;
import dev.orderlog.events.OrderCompleted;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCancelled;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentExpired;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.events.ShipmentPickedUp;
import dev.orderlog.events.ShipmentPickupReminded;
import dev.orderlog.projections.domain.Label;
import dev.orderlog.projections.domain.Line;
import dev.orderlog.projections.domain.Money;
import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.Shortage;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;

final class OrderWire {

    private OrderWire() {}

    static OrderEvent toDomain(SpecificRecord record) {
        return switch (record) {
            case OrderPlaced e -> placed(e);
            case PaymentCharged e ->
                    new OrderEvent.PaymentCharged(
                            e.getOrderId(), e.getProviderReference(), e.getChargedAt());
            case PaymentFailed e ->
                    new OrderEvent.PaymentFailed(e.getOrderId(), e.getReason(), e.getFailedAt());
            case InventoryReserved e ->
                    new OrderEvent.InventoryReserved(e.getOrderId(), e.getReservedAt());
            case InventoryFailed e ->
                    new OrderEvent.InventoryFailed(
                            e.getOrderId(), shortages(e.getShortages()), e.getFailedAt());
            case ShipmentCreated e ->
                    new OrderEvent.ShipmentCreated(e.getOrderId(), label(e), e.getCreatedAt());
            case ShipmentFailed e ->
                    new OrderEvent.ShipmentFailed(e.getOrderId(), e.getReason(), e.getFailedAt());
            case ShipmentPickupReminded e ->
                    new OrderEvent.ShipmentPickupReminded(e.getOrderId(), e.getRemindedAt());
            case ShipmentPickedUp e ->
                    new OrderEvent.ShipmentPickedUp(e.getOrderId(), e.getPickedUpAt());
            case ShipmentExpired e ->
                    new OrderEvent.ShipmentExpired(e.getOrderId(), e.getExpiredAt());
            case ShipmentDelivered e ->
                    new OrderEvent.ShipmentDelivered(e.getOrderId(), e.getDeliveredAt());
            case OrderCompleted e ->
                    new OrderEvent.OrderCompleted(e.getOrderId(), e.getCompletedAt());
            case OrderCancellationRequested e ->
                    new OrderEvent.OrderCancellationRequested(
                            e.getOrderId(), e.getReason(), e.getRequestedAt());
            case ShipmentCancelled e ->
                    new OrderEvent.ShipmentCancelled(e.getOrderId(), e.getCancelledAt());
            case ShipmentCancellationRejected e ->
                    new OrderEvent.ShipmentCancellationRejected(
                            e.getOrderId(), e.getReason(), e.getRejectedAt());
            case OrderCancellationRejected e ->
                    new OrderEvent.OrderCancellationRejected(
                            e.getOrderId(), e.getReason(), e.getRejectedAt());
            case InventoryReleased e ->
                    new OrderEvent.InventoryReleased(e.getOrderId(), e.getReleasedAt());
            case PaymentRefunded e ->
                    new OrderEvent.PaymentRefunded(
                            e.getOrderId(), e.getProviderReference(), e.getRefundedAt());
            case PaymentCancelled e ->
                    new OrderEvent.PaymentCancelled(e.getOrderId(), e.getCancelledAt());
            case OrderCancelled e ->
                    new OrderEvent.OrderCancelled(
                            e.getOrderId(), e.getReason(), e.getCancelledAt());
            default ->
                    throw new UndecodableException(
                            record.getSchema().getName() + " is no order event");
        };
    }

    private static OrderEvent placed(OrderPlaced e) {
        var lines =
                e.getLines().stream()
                        .map(line ->
                                new Line(
                                        line.getSku(),
                                        line.getQuantity(),
                                        money(line.getUnitPrice())))
                        .toList();
        return new OrderEvent.OrderPlaced(
                e.getOrderId(), e.getCustomerId(), lines, money(e.getTotal()), e.getPlacedAt());
    }

    private static Money money(dev.orderlog.events.Money money) {
        return new Money(money.getAmountMinor(), money.getCurrency());
    }

    private static Label label(ShipmentCreated e) {
        return new Label(
                e.getCarrier(), e.getLabelId(), e.getTrackingNumber(), e.getPickupDeadline());
    }

    private static List<Shortage> shortages(List<dev.orderlog.events.Shortage> shortages) {
        return shortages.stream()
                .map(each -> new Shortage(each.getSku(), each.getRequested(), each.getAvailable()))
                .toList();
    }
}
