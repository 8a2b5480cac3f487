package dev.orderlog.testkit.log;

import dev.orderlog.events.Address;
import dev.orderlog.events.InventoryFailed;
import dev.orderlog.events.InventoryReleased;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.Line;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderCancellationRequested;
import dev.orderlog.events.OrderCancelled;
import dev.orderlog.events.OrderCompleted;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.PaymentFailed;
import dev.orderlog.events.PaymentRefunded;
import dev.orderlog.events.ShipmentCancellationRejected;
import dev.orderlog.events.ShipmentCancelled;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentFailed;
import dev.orderlog.events.ShipmentPickedUp;
import dev.orderlog.events.StockReceived;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Good events of one order, to be said as other services would. All tell of the same price and the same time. */
public final class Events {

    public static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    public static final Money PRICE = new Money(4_200L, "EUR");
    public static final Line LINE = new Line("SKU-1", 1, PRICE);

    private Events() {}

    /** An order of one line; a test changes what matters to it. */
    public static OrderPlaced.Builder placed(UUID orderId) {
        return OrderPlaced.newBuilder()
                .setOrderId(orderId)
                .setCustomerId("customer-1")
                .setLines(List.of(LINE))
                .setTotal(PRICE)
                .setPaymentToken("tok_approve")
                .setShippingService("standard")
                .setShippingAddress(
                        Address.newBuilder()
                                .setName("Ada")
                                .setLine1("Main Street 1")
                                .setCity("Berlin")
                                .setPostalCode("10115")
                                .setCountry("DE")
                                .build())
                .setPlacedAt(AT);
    }

    public static OrderCancellationRequested cancellationRequested(UUID orderId) {
        return new OrderCancellationRequested(orderId, "customer_request", AT);
    }

    public static PaymentCharged charged(UUID orderId) {
        return new PaymentCharged(orderId, PRICE, "ch_" + orderId, AT);
    }

    public static InventoryReserved reserved(UUID orderId) {
        return new InventoryReserved(orderId, List.of(), AT);
    }

    public static InventoryFailed outOfStock(UUID orderId) {
        return new InventoryFailed(orderId, List.of(), AT);
    }

    public static InventoryReleased released(UUID orderId) {
        return new InventoryReleased(orderId, List.of(), AT);
    }

    public static PaymentFailed paymentFailed(UUID orderId) {
        return new PaymentFailed(orderId, "insufficient_funds", AT);
    }

    public static PaymentRefunded refunded(UUID orderId) {
        return new PaymentRefunded(orderId, PRICE, "re_" + orderId, AT);
    }

    public static ShipmentCreated shipmentCreated(UUID orderId) {
        return ShipmentCreated.newBuilder()
                .setOrderId(orderId)
                .setCarrier("sandbox")
                .setLabelId("label-" + orderId)
                .setTrackingNumber("track-" + orderId)
                .setPickupDeadline(AT.plusSeconds(3_600))
                .setCreatedAt(AT)
                .build();
    }

    public static ShipmentFailed shipmentFailed(UUID orderId) {
        return new ShipmentFailed(orderId, "address_rejected", AT);
    }

    public static ShipmentCancelled shipmentCancelled(UUID orderId) {
        return ShipmentCancelled.newBuilder().setOrderId(orderId).setCancelledAt(AT).build();
    }

    public static ShipmentCancellationRejected cancellationRejected(UUID orderId) {
        return new ShipmentCancellationRejected(orderId, "already_picked_up", AT);
    }

    public static ShipmentPickedUp pickedUp(UUID orderId) {
        return new ShipmentPickedUp(orderId, AT);
    }

    public static ShipmentDelivered delivered(UUID orderId) {
        return new ShipmentDelivered(orderId, AT);
    }

    public static OrderCompleted completed(UUID orderId) {
        return new OrderCompleted(orderId, AT);
    }

    public static OrderCancelled cancelled(UUID orderId) {
        return new OrderCancelled(orderId, "customer_request", AT);
    }

    /** As if so much had come to an empty shelf. */
    public static StockReceived received(String sku, int quantity) {
        return new StockReceived(sku, quantity, (long) quantity, 0L, AT);
    }
}
