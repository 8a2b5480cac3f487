package dev.orderlog.shipping.wire;

import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentExpired;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.events.ShipmentPickedUp;
import dev.orderlog.events.ShipmentPickupReminded;
import dev.orderlog.shipping.domain.ShippingEvent;

import org.apache.avro.specific.SpecificRecord;

final class EventWriter {

    private EventWriter() {}

    static SpecificRecord toAvro(ShippingEvent.Said event) {
        return switch (event) {
            case ShippingEvent.ShipmentCreated(var orderId, var label) ->
                    ShipmentCreated.newBuilder()
                            .setOrderId(orderId)
                            .setCarrier(label.carrier())
                            .setLabelId(label.labelId())
                            .setTrackingNumber(label.trackingNumber())
                            .setPickupDeadline(label.pickupDeadline())
                            .setCreatedAt(label.createdAt())
                            .build();
            case ShippingEvent.ShipmentFailed failed ->
                    ShipmentFailed.newBuilder()
                            .setOrderId(failed.orderId())
                            .setReason(failed.reason())
                            .setFailedAt(failed.failedAt())
                            .build();
            case ShippingEvent.ShipmentPickupReminded reminded ->
                    ShipmentPickupReminded.newBuilder()
                            .setOrderId(reminded.orderId())
                            .setPickupDeadline(reminded.pickupDeadline())
                            .setRemindedAt(reminded.remindedAt())
                            .build();
            case ShippingEvent.ShipmentPickedUp(var orderId, var at) ->
                    ShipmentPickedUp.newBuilder().setOrderId(orderId).setPickedUpAt(at).build();
            case ShippingEvent.ShipmentExpired expired ->
                    ShipmentExpired.newBuilder()
                            .setOrderId(expired.orderId())
                            .setPickupDeadline(expired.pickupDeadline())
                            .setExpiredAt(expired.expiredAt())
                            .build();
            case ShippingEvent.ShipmentDelivered(var orderId, var at) ->
                    ShipmentDelivered.newBuilder().setOrderId(orderId).setDeliveredAt(at).build();
            case ShippingEvent.ShipmentCancelled cancelled ->
                    ShipmentCancelled.newBuilder()
                            .setOrderId(cancelled.orderId())
                            .setLabelId(cancelled.labelId().orElse(null))
                            .setCancelledAt(cancelled.cancelledAt())
                            .build();
            case ShippingEvent.ShipmentCancellationRejected rejected ->
                    ShipmentCancellationRejected.newBuilder()
                            .setOrderId(rejected.orderId())
                            .setReason(rejected.reason().code())
                            .setRejectedAt(rejected.rejectedAt())
                            .build();
        };
    }
}
