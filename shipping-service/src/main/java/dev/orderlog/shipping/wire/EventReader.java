package dev.orderlog.shipping.wire;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentExpired;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.events.ShipmentPickedUp;
import dev.orderlog.events.ShipmentPickupReminded;
import dev.orderlog.shipping.domain.Address;
import dev.orderlog.shipping.domain.Label;
import dev.orderlog.shipping.domain.Parcel;
import dev.orderlog.shipping.domain.RejectionReason;
import dev.orderlog.shipping.domain.ShippingEvent;

import org.apache.avro.specific.SpecificRecord;

import java.util.Arrays;

final class EventReader {

    private EventReader() {}

    static ShippingEvent fromAvro(SpecificRecord record) {
        return switch (record) {
            case OrderPlaced placed ->
                    new ShippingEvent.OrderPlaced(
                            placed.getOrderId(),
                            new Parcel(
                                    placed.getShippingService(),
                                    address(placed.getShippingAddress())));
            case InventoryReserved reserved ->
                    new ShippingEvent.InventoryReserved(reserved.getOrderId());
            case OrderCancellationRequested requested ->
                    new ShippingEvent.OrderCancellationRequested(requested.getOrderId());
            case ShipmentCreated created ->
                    new ShippingEvent.ShipmentCreated(created.getOrderId(), label(created));
            case ShipmentFailed failed ->
                    new ShippingEvent.ShipmentFailed(
                            failed.getOrderId(), failed.getReason(), failed.getFailedAt());
            case ShipmentPickupReminded reminded ->
                    new ShippingEvent.ShipmentPickupReminded(
                            reminded.getOrderId(),
                            reminded.getPickupDeadline(),
                            reminded.getRemindedAt());
            case ShipmentPickedUp pickedUp ->
                    new ShippingEvent.ShipmentPickedUp(
                            pickedUp.getOrderId(), pickedUp.getPickedUpAt());
            case ShipmentExpired expired ->
                    new ShippingEvent.ShipmentExpired(
                            expired.getOrderId(),
                            expired.getPickupDeadline(),
                            expired.getExpiredAt());
            case ShipmentDelivered delivered ->
                    new ShippingEvent.ShipmentDelivered(
                            delivered.getOrderId(), delivered.getDeliveredAt());
            case ShipmentCancelled cancelled ->
                    new ShippingEvent.ShipmentCancelled(
                            cancelled.getOrderId(),
                            cancelled.getLabelId(),
                            cancelled.getCancelledAt());
            case ShipmentCancellationRejected rejected ->
                    new ShippingEvent.ShipmentCancellationRejected(
                            rejected.getOrderId(),
                            reason(rejected.getReason()),
                            rejected.getRejectedAt());
            default ->
                    throw new UndecodableEventException(
                            "shipping does not know " + record.getSchema().getFullName());
        };
    }

    private static Address address(dev.orderlog.events.Address address) {
        return new Address(
                address.getName(),
                address.getLine1(),
                address.getLine2(),
                address.getCity(),
                address.getPostalCode(),
                address.getCountry());
    }

    private static Label label(ShipmentCreated created) {
        return new Label(
                created.getCarrier(),
                created.getLabelId(),
                created.getTrackingNumber(),
                created.getPickupDeadline(),
                created.getCreatedAt());
    }

    private static RejectionReason reason(String code) {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new UndecodableEventException("shipping never rejects with " + code));
    }
}
