package dev.orderlog.shipping.domain;

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

final class ShippingFold {

    private ShippingFold() {}

    static ShippingState evolve(ShippingState state, ShippingEvent event) {
        return switch (event) {
            case OrderPlaced placed ->
                    switch (state) {
                        case Unknown _ -> new Placed(placed.parcel());
                        case Placed _, BeingBought _, Labelled _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case InventoryReserved _ ->
                    switch (state) {
                        case Placed(var parcel) -> new Buying(parcel);
                        case Unknown _, BeingBought _, Labelled _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case OrderCancellationRequested _ ->
                    switch (state) {
                        case Buying(var parcel) -> new BuyingCancelled(parcel);
                        case Created(var label, var reminded, var voidsRefused) ->
                                new Voiding(label, reminded, voidsRefused + 1);
                        case BuyingCancelled _, Voiding _, Unlabelled _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentCreated created ->
                    switch (state) {
                        case Buying _ -> new Created(created.label(), false, 0);
                        case BuyingCancelled _ -> new Voiding(created.label(), false, 1);
                        case Unlabelled _, Labelled _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentFailed failed ->
                    switch (state) {
                        case Buying _ -> new Failed(failed.reason());
                        case BuyingCancelled _, Unlabelled _, Labelled _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentPickupReminded _ ->
                    switch (state) {
                        case Created created ->
                                new Created(created.label(), true, created.voidsRefused());
                        case Voiding _, Unlabelled _, BeingBought _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentPickedUp _ ->
                    switch (state) {
                        case Created created -> new PickedUp(created.label());
                        case Voiding _, Unlabelled _, BeingBought _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentExpired _ ->
                    switch (state) {
                        case Created created -> new Expired(created.label());
                        case Voiding _, Unlabelled _, BeingBought _, Gone _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentDelivered _ ->
                    switch (state) {
                        case PickedUp(var label) -> new Delivered(label);
                        case Delivered _, Unlabelled _, BeingBought _, Labelled _, Ended _ ->
                                throw impossible(state, event);
                    };
            case ShipmentCancelled cancelled ->
                    switch (state) {
                        case BuyingCancelled _, Voiding _, Unlabelled _ ->
                                new Cancelled(cancelled.labelId());
                        case Buying _, Created _, Gone _, Ended _ -> throw impossible(state, event);
                    };
            case ShipmentCancellationRejected _ ->
                    switch (state) {
                        case Voiding(var label, var reminded, var attempt) ->
                                new Created(label, reminded, attempt);
                        case Gone _ -> state;
                        case Created _, Unlabelled _, BeingBought _, Ended _ ->
                                throw impossible(state, event);
                    };
        };
    }

    private static IllegalStateException impossible(ShippingState state, ShippingEvent event) {
        return new IllegalStateException(
                "%s cannot follow %s in order %s"
                        .formatted(
                                event.getClass().getSimpleName(),
                                state.getClass().getSimpleName(),
                                event.orderId()));
    }
}
