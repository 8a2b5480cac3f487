package dev.orderlog.bench.micro;

import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.batch.EventCodec.Encoded;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.wire.InventoryCodec;
import dev.orderlog.orders.domain.OrderEvent;
import dev.orderlog.orders.wire.OrderCodec;
import dev.orderlog.payment.domain.PaymentEvent;
import dev.orderlog.payment.wire.PaymentCodec;
import dev.orderlog.shipping.domain.ShippingEvent;
import dev.orderlog.shipping.wire.ShippingCodec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a domain event to framed bytes and back, by each service's own codec: what it says, and what it hears. */
@State(Scope.Thread)
public class Coding {

    private AvroFraming framing = KnownSchemas.framing();
    private EventCodec<OrderEvent> order = new OrderCodec(framing);
    private EventCodec<PaymentEvent> payment = new PaymentCodec(framing);
    private EventCodec<InventoryEvent> inventory = new InventoryCodec(framing);
    private EventCodec<ShippingEvent> shipping = new ShippingCodec(framing);

    private OrderEvent placed = OrderDeciding.placed();
    private PaymentEvent charged = PaymentDeciding.charged();
    private InventoryEvent reserved = InventoryDeciding.reserved();
    private ShippingEvent created = ShippingDeciding.created();

    private Encoded placedBytes = order.encode(TypicalOrder.TOPIC, placed);
    private Encoded chargedBytes = payment.encode(TypicalOrder.TOPIC, charged);
    private Encoded reservedBytes = inventory.encode(TypicalOrder.TOPIC, reserved);
    private Encoded createdBytes = shipping.encode(TypicalOrder.TOPIC, created);

    @Benchmark
    public Encoded orderEncodesOrderPlaced() {
        return order.encode(TypicalOrder.TOPIC, placed);
    }

    @Benchmark
    public OrderEvent orderDecodesShipmentCreated() {
        return decode(order, createdBytes);
    }

    @Benchmark
    public Encoded paymentEncodesPaymentCharged() {
        return payment.encode(TypicalOrder.TOPIC, charged);
    }

    @Benchmark
    public PaymentEvent paymentDecodesOrderPlaced() {
        return decode(payment, placedBytes);
    }

    @Benchmark
    public Encoded inventoryEncodesInventoryReserved() {
        return inventory.encode(TypicalOrder.TOPIC, reserved);
    }

    @Benchmark
    public InventoryEvent inventoryDecodesPaymentCharged() {
        return decode(inventory, chargedBytes);
    }

    @Benchmark
    public Encoded shippingEncodesShipmentCreated() {
        return shipping.encode(TypicalOrder.TOPIC, created);
    }

    @Benchmark
    public ShippingEvent shippingDecodesInventoryReserved() {
        return decode(shipping, reservedBytes);
    }

    private static <E> E decode(EventCodec<E> codec, Encoded encoded) {
        return codec.decode(TypicalOrder.TOPIC, encoded.type(), encoded.value());
    }
}
