package dev.orderlog.shipping.show;

import dev.orderlog.shipping.domain.Label;
import dev.orderlog.shipping.domain.ShippingState;
import dev.orderlog.shipping.domain.ShippingState.Buying;
import dev.orderlog.shipping.domain.ShippingState.BuyingCancelled;
import dev.orderlog.shipping.domain.ShippingState.Cancelled;
import dev.orderlog.shipping.domain.ShippingState.Created;
import dev.orderlog.shipping.domain.ShippingState.Delivered;
import dev.orderlog.shipping.domain.ShippingState.Expired;
import dev.orderlog.shipping.domain.ShippingState.Failed;
import dev.orderlog.shipping.domain.ShippingState.PickedUp;
import dev.orderlog.shipping.domain.ShippingState.Placed;
import dev.orderlog.shipping.domain.ShippingState.Unknown;
import dev.orderlog.shipping.domain.ShippingState.Voiding;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Serdeable
record ShipmentView(
        UUID orderId,
        String status,
        @Nullable String carrier,
        @Nullable String labelId,
        @Nullable String trackingNumber,
        @Nullable Instant pickupDeadline,
        @Nullable String reason) {

    static Optional<ShipmentView> of(UUID orderId, ShippingState state) {
        return switch (state) {
            case Unknown _ -> Optional.empty();
            case Placed _ -> unlabelled(orderId, "PLACED");
            case Buying _ -> unlabelled(orderId, "BUYING_LABEL");
            case BuyingCancelled _ -> unlabelled(orderId, "BUYING_LABEL_CANCELLED");
            case Created created -> labelled(orderId, "CREATED", created.label());
            case Voiding voiding -> labelled(orderId, "VOIDING_LABEL", voiding.label());
            case PickedUp(var label) -> labelled(orderId, "PICKED_UP", label);
            case Delivered(var label) -> labelled(orderId, "DELIVERED", label);
            case Expired(var label) -> labelled(orderId, "EXPIRED", label);
            case Failed(var reason) ->
                    Optional.of(
                            new ShipmentView(orderId, "FAILED", null, null, null, null, reason));
            case Cancelled(var labelId) ->
                    Optional.of(
                            new ShipmentView(
                                    orderId,
                                    "CANCELLED",
                                    null,
                                    labelId.orElse(null),
                                    null,
                                    null,
                                    null));
        };
    }

    private static Optional<ShipmentView> unlabelled(UUID orderId, String status) {
        return Optional.of(new ShipmentView(orderId, status, null, null, null, null, null));
    }

    private static Optional<ShipmentView> labelled(UUID orderId, String status, Label label) {
        return Optional.of(
                new ShipmentView(
                        orderId,
                        status,
                        label.carrier(),
                        label.labelId(),
                        label.trackingNumber(),
                        label.pickupDeadline(),
                        null));
    }
}
