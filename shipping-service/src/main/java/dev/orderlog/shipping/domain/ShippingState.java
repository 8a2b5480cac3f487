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

    record Unknown() implements ShippingState {}

    record Placed(Parcel parcel) implements ShippingState {}

    record Buying(Parcel parcel) implements ShippingState {}

    record BuyingCancelled(Parcel parcel) implements ShippingState {}

    /** @param voidsRefused how often the carrier refused to take the label back */
    record Created(Label label, boolean reminded, int voidsRefused) implements ShippingState {}

    record Voiding(Label label, boolean reminded, int attempt) implements ShippingState {}

    record PickedUp(Label label) implements ShippingState {}

    record Delivered(Label label) implements ShippingState {}

    sealed interface Ended extends ShippingState {}

    record Failed(String reason) implements Ended {}

    record Expired(Label label) implements Ended {}

    record Cancelled(Optional<String> labelId) implements Ended {}
}
