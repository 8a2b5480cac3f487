package dev.orderlog.projections.stored;

import dev.orderlog.projections.domain.Cancellation;
import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.Inventory;
import dev.orderlog.projections.domain.Label;
import dev.orderlog.projections.domain.Line;
import dev.orderlog.projections.domain.Money;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.domain.Payment;
import dev.orderlog.projections.domain.Placement;
import dev.orderlog.projections.domain.Shipment;
import dev.orderlog.projections.domain.Shortage;

import org.apache.kafka.common.serialization.Serde;

public final class StoredOrder {

    private StoredOrder() {}

    public static Serde<Folded<OrderView>> serde() {
        return StoredFolded.serde(StoredOrder::write, StoredOrder::read);
    }

    private static void write(Writer out, OrderView order) {
        out.uuid(order.id());
        out.optional(order.placement(), StoredOrder::write);
        write(out, order.payment());
        write(out, order.inventory());
        write(out, order.shipment());
        out.name(order.cancellation().status());
        out.optional(order.cancellation().reason(), Writer::text);
        out.flag(order.completed());
        out.instant(order.updatedAt());
    }

    private static OrderView read(Reader in) {
        return new OrderView(
                in.uuid(),
                in.optional(StoredOrder::placement),
                payment(in),
                inventory(in),
                shipment(in),
                new Cancellation(in.name(Cancellation.Status.class), in.optional(Reader::text)),
                in.flag(),
                in.instant());
    }

    private static void write(Writer out, Placement placement) {
        out.text(placement.customerId());
        out.list(placement.lines(), StoredOrder::write);
        write(out, placement.total());
        out.instant(placement.placedAt());
    }

    private static Placement placement(Reader in) {
        return new Placement(in.text(), in.list(StoredOrder::line), money(in), in.instant());
    }

    private static void write(Writer out, Line line) {
        out.text(line.sku());
        out.number(line.quantity());
        write(out, line.unitPrice());
    }

    private static Line line(Reader in) {
        return new Line(in.text(), Math.toIntExact(in.number()), money(in));
    }

    private static void write(Writer out, Money money) {
        out.number(money.amountMinor());
        out.text(money.currency());
    }

    private static Money money(Reader in) {
        return new Money(in.number(), in.text());
    }

    private static void write(Writer out, Payment payment) {
        out.name(payment.status());
        out.optional(payment.reference(), Writer::text);
        out.optional(payment.refundReference(), Writer::text);
        out.optional(payment.reason(), Writer::text);
    }

    private static Payment payment(Reader in) {
        return new Payment(
                in.name(Payment.Status.class),
                in.optional(Reader::text),
                in.optional(Reader::text),
                in.optional(Reader::text));
    }

    private static void write(Writer out, Inventory inventory) {
        out.name(inventory.status());
        out.list(
                inventory.shortages(),
                (each, shortage) -> {
                    each.text(shortage.sku());
                    each.number(shortage.requested());
                    each.number(shortage.available());
                });
    }

    private static Inventory inventory(Reader in) {
        return new Inventory(
                in.name(Inventory.Status.class),
                in.list(each ->
                        new Shortage(each.text(), Math.toIntExact(each.number()), each.number())));
    }

    private static void write(Writer out, Shipment shipment) {
        out.name(shipment.status());
        out.optional(
                shipment.label(),
                (each, label) -> {
                    each.text(label.carrier());
                    each.text(label.labelId());
                    each.text(label.trackingNumber());
                    each.instant(label.pickupDeadline());
                });
        out.optional(shipment.reason(), Writer::text);
    }

    private static Shipment shipment(Reader in) {
        return new Shipment(
                in.name(Shipment.Status.class),
                in.optional(
                        each -> new Label(each.text(), each.text(), each.text(), each.instant())),
                in.optional(Reader::text));
    }
}
