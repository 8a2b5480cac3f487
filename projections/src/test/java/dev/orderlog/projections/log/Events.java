package dev.orderlog.projections.log;

import dev.orderlog.events.Address;
import dev.orderlog.events.InventoryReserved;
import dev.orderlog.events.Line;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;
import dev.orderlog.events.ShipmentCreated;
import dev.orderlog.events.StockLine;
import dev.orderlog.events.StockReceived;
import dev.orderlog.events.StockReserved;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public final class Events {

    public static final Instant AT = EventStream.START;

    private Events() {}

    public static OrderPlaced placed(UUID order) {
        var price = new Money(1250L, "EUR");
        return OrderPlaced.newBuilder()
                .setOrderId(order)
                .setCustomerId("customer-1")
                .setLines(List.of(new Line("lamp", 2, price)))
                .setTotal(new Money(2500L, "EUR"))
                .setPaymentToken("tok_approve")
                .setShippingService("standard")
                .setShippingAddress(
                        Address.newBuilder()
                                .setName("A. Person")
                                .setLine1("Street 1")
                                .setLine2(null)
                                .setCity("Town")
                                .setPostalCode("12345")
                                .setCountry("DE")
                                .build())
                .setPlacedAt(AT)
                .build();
    }

    public static PaymentCharged charged(UUID order) {
        return PaymentCharged.newBuilder()
                .setOrderId(order)
                .setAmount(new Money(2500L, "EUR"))
                .setProviderReference("charge-1")
                .setChargedAt(AT.plusSeconds(1))
                .build();
    }

    public static InventoryReserved reserved(UUID order) {
        return InventoryReserved.newBuilder()
                .setOrderId(order)
                .setLines(List.of(new StockLine("lamp", 2)))
                .setReservedAt(AT.plusSeconds(2))
                .build();
    }

    public static ShipmentCreated shipmentCreated(UUID order) {
        return ShipmentCreated.newBuilder()
                .setOrderId(order)
                .setCarrier("sandbox")
                .setLabelId("label-1")
                .setTrackingNumber("track-1")
                .setPickupDeadline(AT.plusSeconds(3600))
                .setCreatedAt(AT.plusSeconds(3))
                .build();
    }

    public static StockReceived received(String sku, long available) {
        return StockReceived.newBuilder()
                .setSku(sku)
                .setQuantity((int) available)
                .setAvailable(available)
                .setReserved(0)
                .setReceivedAt(AT)
                .build();
    }

    public static StockReserved stockReserved(
            String sku, UUID order, long available, long reserved) {
        return StockReserved.newBuilder()
                .setSku(sku)
                .setOrderId(order)
                .setQuantity((int) reserved)
                .setAvailable(available)
                .setReserved(reserved)
                .setReservedAt(AT.plusSeconds(2))
                .build();
    }
}
