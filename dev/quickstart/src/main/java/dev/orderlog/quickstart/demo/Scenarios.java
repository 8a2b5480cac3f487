package dev.orderlog.quickstart.demo;

import dev.orderlog.quickstart.demo.Act.Cancel;
import dev.orderlog.quickstart.demo.Act.Deliver;
import dev.orderlog.quickstart.demo.Act.PickUp;
import dev.orderlog.quickstart.demo.Act.Until;
import dev.orderlog.quickstart.demo.Scenario.Line;

import java.util.List;

/** Every way an order can go. */
public final class Scenarios {

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                completed(),
                declined(),
                outOfStock(),
                carrierRefuses(),
                cancelledBeforePayment(),
                cancelledDuringReservation(),
                cancelledWhileTheLabelIsBought(),
                cancelledAfterTheLabel(),
                cancellationRefusedAfterPickup(),
                pickupExpired(),
                providerTimedOutButCharged(),
                providerFailsTwice(),
                carrierTimedOutButCreated());
    }

    static Scenario completed() {
        return Story.of("completed")
                .then(
                        new Until("ShipmentCreated"),
                        new PickUp(),
                        new Until("ShipmentPickedUp"),
                        new Deliver())
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "ShipmentCreated",
                        "ShipmentPickedUp",
                        "ShipmentDelivered",
                        "OrderCompleted")
                .label(CarrierBook.labelBought())
                .endsSold("COMPLETED");
    }

    static Scenario declined() {
        return Story.of("payment declined")
                .payingWith("tok_decline_insufficient_funds")
                .says("OrderPlaced", "PaymentFailed", "OrderCancelled")
                .endsCancelledUncharged();
    }

    /** One line is in stock and the other is not: nothing is reserved. */
    static Scenario outOfStock() {
        return Story.of("out of stock")
                .ordering(new Line("beans", 1, 1890, 10), new Line("kettle", 3, 7900, 2))
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryFailed",
                        "PaymentRefunded",
                        "OrderCancelled")
                .endsCancelledAndRefunded();
    }

    static Scenario carrierRefuses() {
        return Story.of("carrier refuses the address")
                .shippingBy("test_refuse")
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "ShipmentFailed",
                        "InventoryReleased",
                        "PaymentRefunded",
                        "OrderCancelled")
                .endsCancelledAndRefunded();
    }

    /** The provider takes its time, and the undoing reaches it before it has charged. */
    static Scenario cancelledBeforePayment() {
        return Story.of("cancelled before payment")
                .payingWith("tok_slow_20000")
                .then(new Cancel())
                .says(
                        "OrderPlaced",
                        "OrderCancellationRequested",
                        "ShipmentCancelled",
                        "InventoryReleased",
                        "PaymentCancelled",
                        "OrderCancelled")
                .endsCancelledUncharged();
    }

    /** The cancellation races with the reservation; either may win. */
    static Scenario cancelledDuringReservation() {
        return Story.of("cancelled during reservation")
                .then(new Until("PaymentCharged"), new Cancel())
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "OrderCancellationRequested",
                        "ShipmentCancelled",
                        "InventoryReleased",
                        "PaymentRefunded",
                        "OrderCancelled")
                .maySay("InventoryReserved", "ShipmentCreated")
                .label(CarrierBook.noLabel(), CarrierBook.labelVoided())
                .endsCancelledAndRefunded();
    }

    static Scenario cancelledWhileTheLabelIsBought() {
        return Story.of("cancelled while the label is bought")
                .shippingBy("test_slow_1500")
                .then(new Until("InventoryReserved"), new Cancel())
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "OrderCancellationRequested",
                        "ShipmentCreated",
                        "ShipmentCancelled",
                        "InventoryReleased",
                        "PaymentRefunded",
                        "OrderCancelled")
                .label(CarrierBook.labelVoided())
                .endsCancelledAndRefunded();
    }

    static Scenario cancelledAfterTheLabel() {
        return Story.of("cancelled after the label")
                .then(new Until("ShipmentCreated"), new Cancel())
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "ShipmentCreated",
                        "OrderCancellationRequested",
                        "ShipmentCancelled",
                        "InventoryReleased",
                        "PaymentRefunded",
                        "OrderCancelled")
                .label(CarrierBook.labelVoided())
                .endsCancelledAndRefunded();
    }

    static Scenario cancellationRefusedAfterPickup() {
        return Story.of("cancellation refused after pickup")
                .then(
                        new Until("ShipmentCreated"),
                        new PickUp(),
                        new Until("ShipmentPickedUp"),
                        new Cancel())
                .then(new Until("OrderCancellationRejected"), new Deliver())
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "ShipmentCreated",
                        "ShipmentPickedUp",
                        "OrderCancellationRequested",
                        "ShipmentCancellationRejected",
                        "OrderCancellationRejected",
                        "ShipmentDelivered",
                        "OrderCompleted")
                .label(CarrierBook.labelBought())
                .endsSold("COMPLETED");
    }

    static Scenario pickupExpired() {
        return Story.of("pickup expired")
                .shippingBy("test_pickup_within_2000")
                .says(
                        "OrderPlaced",
                        "PaymentCharged",
                        "InventoryReserved",
                        "ShipmentCreated",
                        "ShipmentPickupReminded",
                        "ShipmentExpired",
                        "InventoryReleased",
                        "PaymentRefunded",
                        "OrderCancelled")
                .label(CarrierBook.labelVoided())
                .endsCancelledAndRefunded();
    }

    static Scenario providerTimedOutButCharged() {
        return Story.of("provider timed out but charged")
                .payingWith("tok_timeout_charged")
                .says("OrderPlaced", "PaymentCharged", "InventoryReserved", "ShipmentCreated")
                .label(CarrierBook.labelBought())
                .endsSold("READY_FOR_PICKUP");
    }

    static Scenario providerFailsTwice() {
        return Story.of("provider fails twice, then approves")
                .payingWith("tok_fail_2")
                .says("OrderPlaced", "PaymentCharged", "InventoryReserved", "ShipmentCreated")
                .label(CarrierBook.labelBought())
                .endsSold("READY_FOR_PICKUP");
    }

    static Scenario carrierTimedOutButCreated() {
        return Story.of("carrier timed out but made the label")
                .shippingBy("test_timeout_created")
                .says("OrderPlaced", "PaymentCharged", "InventoryReserved", "ShipmentCreated")
                .label(CarrierBook.labelBought())
                .endsSold("READY_FOR_PICKUP");
    }
}
