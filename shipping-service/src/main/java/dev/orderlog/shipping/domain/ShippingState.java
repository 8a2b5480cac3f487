package dev.orderlog.shipping.domain;

import java.util.Optional;

/**
 * What shipping knows of one order. A cancellation is answered at once unless a label is being bought or voided: then
 * the carrier's answer decides.
 *
 * <pre>
 *   Unknown            OrderPlaced                   -> Placed
 *                      ShipmentCancelled             -> Cancelled
 *   Placed             InventoryReserved             -> Buying
 *                      ShipmentCancelled             -> Cancelled
 *   Buying             ShipmentCreated               -> Created
 *                      ShipmentFailed                -> Failed
 *                      OrderCancellationRequested    -> BuyingCancelled
 *   BuyingCancelled    ShipmentCreated               -> Voiding
 *                      ShipmentCancelled             -> Cancelled
 *   Created            ShipmentPickupReminded        -> Created
 *                      ShipmentPickedUp              -> PickedUp
 *                      ShipmentExpired               -> Expired
 *                      OrderCancellationRequested    -> Voiding
 *   Voiding            ShipmentCancelled             -> Cancelled
 *                      ShipmentCancellationRejected  -> Created
 *   PickedUp           ShipmentDelivered             -> Delivered
 *                      ShipmentCancellationRejected  -> PickedUp
 *   Delivered          ShipmentCancellationRejected  -> Delivered
 * </pre>
 */
public sealed interface ShippingState {

    sealed interface Unlabelled extends ShippingState {}

    record Unknown() implements Unlabelled {}

    record Placed(Parcel parcel) implements Unlabelled {}

    sealed interface BeingBought extends ShippingState {}

    record Buying(Parcel parcel) implements BeingBought {}

    record BuyingCancelled(Parcel parcel) implements BeingBought {}

    sealed interface Labelled extends ShippingState {}

    /** @param voidsRefused how often the carrier refused to take the label back */
    record Created(Label label, boolean reminded, int voidsRefused) implements Labelled {}

    record Voiding(Label label, boolean reminded, int attempt) implements Labelled {}

    sealed interface Gone extends ShippingState {}

    record PickedUp(Label label) implements Gone {}

    record Delivered(Label label) implements Gone {}

    sealed interface Ended extends ShippingState {}

    record Failed(String reason) implements Ended {}

    record Expired(Label label) implements Ended {}

    record Cancelled(Optional<String> labelId) implements Ended {}
}
