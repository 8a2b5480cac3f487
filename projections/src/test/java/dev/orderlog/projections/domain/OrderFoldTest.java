package dev.orderlog.projections.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.projections.domain.OrderEvent.*;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

class OrderFoldTest {

    private static final UUID ORDER = UUID.fromString("0198f3a0-0000-7000-8000-000000000001");
    private static final Money PRICE = new Money(1250, "EUR");
    private static final List<Line> LINES = List.of(new Line("lamp", 2, PRICE));
    private static final Label LABEL = new Label("sandbox", "label-1", "track-1", at(500));

    private static final OrderEvent PLACED =
            new OrderPlaced(ORDER, "customer-1", LINES, new Money(2500, "EUR"), at(1));
    private static final OrderEvent CHARGED = new PaymentCharged(ORDER, "charge-1", at(2));
    private static final OrderEvent RESERVED = new InventoryReserved(ORDER, at(3));
    private static final OrderEvent CREATED = new ShipmentCreated(ORDER, LABEL, at(4));
    private static final OrderEvent PICKED_UP = new ShipmentPickedUp(ORDER, at(6));
    private static final OrderEvent REQUESTED =
            new OrderCancellationRequested(ORDER, "customer_request", at(10));
    private static final OrderEvent VOIDED = new ShipmentCancelled(ORDER, at(11));
    private static final OrderEvent RELEASED = new InventoryReleased(ORDER, at(12));
    private static final OrderEvent REFUNDED = new PaymentRefunded(ORDER, "refund-1", at(13));
    private static final OrderEvent NEVER_CHARGED = new PaymentCancelled(ORDER, at(13));

    @Test
    void a_placed_order_shows_what_was_ordered_and_waits_for_everything() {
        given(PLACED)
                .then(OrderStatus.PLACED)
                .payment(Payment.Status.PENDING)
                .inventory(Inventory.Status.PENDING)
                .shipment(Shipment.Status.PENDING)
                .cancellation(Cancellation.Status.NONE, null)
                .shows(order ->
                        assertThat(order.placement())
                                .isEqualTo(
                                        new Placement(
                                                "customer-1",
                                                LINES,
                                                new Money(2500, "EUR"),
                                                at(1))));
    }

    @Test
    void an_order_goes_its_way_step_by_step() {
        given(PLACED, CHARGED)
                .then(OrderStatus.PAID)
                .shows(order -> assertThat(order.payment().reference()).isEqualTo("charge-1"));
        given(PLACED, CHARGED, RESERVED).then(OrderStatus.RESERVED);
        given(PLACED, CHARGED, RESERVED, CREATED)
                .then(OrderStatus.READY_FOR_PICKUP)
                .shows(order -> assertThat(order.shipment().label()).isEqualTo(LABEL));
        given(PLACED, CHARGED, RESERVED, CREATED, PICKED_UP).then(OrderStatus.IN_TRANSIT);
        given(PLACED, CHARGED, RESERVED, CREATED, PICKED_UP, delivered())
                .then(OrderStatus.DELIVERED)
                .shipment(Shipment.Status.DELIVERED);
    }

    @Test
    void a_delivered_order_completes() {
        given(
                        PLACED,
                        CHARGED,
                        RESERVED,
                        CREATED,
                        PICKED_UP,
                        delivered(),
                        new OrderCompleted(ORDER, at(8)))
                .then(OrderStatus.COMPLETED)
                .payment(Payment.Status.CHARGED)
                .shows(order -> assertThat(order.updatedAt()).isEqualTo(at(8)));
    }

    @Test
    void a_reminder_changes_nothing_but_the_time() {
        given(PLACED, CHARGED, RESERVED, CREATED, new ShipmentPickupReminded(ORDER, at(5)))
                .then(OrderStatus.READY_FOR_PICKUP)
                .shipment(Shipment.Status.CREATED)
                .shows(order -> assertThat(order.updatedAt()).isEqualTo(at(5)));
    }

    @Test
    void a_declined_payment_cancels_the_order() {
        var declined = new PaymentFailed(ORDER, "insufficient_funds", at(2));

        given(PLACED, declined)
                .then(OrderStatus.CANCELLING)
                .shows(order ->
                        assertThat(order.payment().reason()).isEqualTo("insufficient_funds"));
        given(PLACED, declined, cancelled("payment_failed"))
                .then(OrderStatus.CANCELLED)
                .payment(Payment.Status.FAILED)
                .cancellation(Cancellation.Status.DONE, "payment_failed");
    }

    @Test
    void an_order_out_of_stock_is_refunded_and_cancelled() {
        var failed = new InventoryFailed(ORDER, List.of(new Shortage("lamp", 2, 1)), at(3));

        given(PLACED, CHARGED, failed)
                .then(OrderStatus.CANCELLING)
                .shows(order ->
                        assertThat(order.inventory().shortages())
                                .containsExactly(new Shortage("lamp", 2, 1)));
        given(PLACED, CHARGED, failed, REFUNDED).then(OrderStatus.CANCELLING);
        given(PLACED, CHARGED, failed, REFUNDED, cancelled("out_of_stock"))
                .then(OrderStatus.CANCELLED)
                .payment(Payment.Status.REFUNDED)
                .inventory(Inventory.Status.FAILED)
                .shows(order ->
                        assertThat(order.payment())
                                .extracting(Payment::reference, Payment::refundReference)
                                .containsExactly("charge-1", "refund-1"));
    }

    @Test
    void an_order_the_carrier_refuses_is_undone_in_reverse() {
        var refused = new ShipmentFailed(ORDER, "address_rejected", at(4));

        given(PLACED, CHARGED, RESERVED, refused).then(OrderStatus.CANCELLING);
        given(PLACED, CHARGED, RESERVED, refused, RELEASED).then(OrderStatus.CANCELLING);
        given(PLACED, CHARGED, RESERVED, refused, RELEASED, REFUNDED, cancelled("shipment_failed"))
                .then(OrderStatus.CANCELLED)
                .payment(Payment.Status.REFUNDED)
                .inventory(Inventory.Status.RELEASED)
                .shipment(Shipment.Status.FAILED)
                .shows(order ->
                        assertThat(order.shipment().reason()).isEqualTo("address_rejected"));
    }

    @Test
    void a_parcel_nobody_picks_up_expires_and_is_undone() {
        var expired = new ShipmentExpired(ORDER, at(9));

        given(PLACED, CHARGED, RESERVED, CREATED, expired).then(OrderStatus.CANCELLING);
        given(
                        PLACED,
                        CHARGED,
                        RESERVED,
                        CREATED,
                        expired,
                        RELEASED,
                        REFUNDED,
                        cancelled("pickup_expired"))
                .then(OrderStatus.CANCELLED)
                .shipment(Shipment.Status.EXPIRED)
                .shows(order -> assertThat(order.shipment().label()).isEqualTo(LABEL));
    }

    @Test
    void an_order_cancelled_before_its_payment_is_never_charged() {
        given(PLACED, REQUESTED)
                .then(OrderStatus.CANCELLING)
                .cancellation(Cancellation.Status.REQUESTED, "customer_request");
        given(PLACED, REQUESTED, VOIDED, RELEASED, NEVER_CHARGED, cancelled("customer_request"))
                .then(OrderStatus.CANCELLED)
                .payment(Payment.Status.CANCELLED)
                .inventory(Inventory.Status.RELEASED)
                .shipment(Shipment.Status.CANCELLED);
    }

    @Test
    void steps_that_finish_after_the_cancellation_was_asked_for_leave_the_order_cancelling() {
        given(PLACED, REQUESTED, CHARGED)
                .then(OrderStatus.CANCELLING)
                .payment(Payment.Status.CHARGED);
        given(PLACED, CHARGED, REQUESTED, RESERVED)
                .then(OrderStatus.CANCELLING)
                .inventory(Inventory.Status.RESERVED);
        given(PLACED, CHARGED, RESERVED, REQUESTED, CREATED)
                .then(OrderStatus.CANCELLING)
                .shipment(Shipment.Status.CREATED);
    }

    @Test
    void an_order_cancelled_after_its_label_was_bought_is_undone_in_reverse() {
        given(
                        PLACED,
                        CHARGED,
                        RESERVED,
                        CREATED,
                        REQUESTED,
                        VOIDED,
                        RELEASED,
                        REFUNDED,
                        cancelled("customer_request"))
                .then(OrderStatus.CANCELLED)
                .payment(Payment.Status.REFUNDED)
                .inventory(Inventory.Status.RELEASED)
                .shipment(Shipment.Status.CANCELLED)
                .cancellation(Cancellation.Status.DONE, "customer_request")
                .shows(order -> assertThat(order.shipment().label()).isEqualTo(LABEL));
    }

    @Test
    void a_cancellation_that_comes_after_the_pickup_is_rejected_and_the_order_goes_on() {
        var refused = new ShipmentCancellationRejected(ORDER, "already_picked_up", at(11));
        var rejected = new OrderCancellationRejected(ORDER, "already_picked_up", at(12));

        given(PLACED, CHARGED, RESERVED, CREATED, PICKED_UP, REQUESTED, refused)
                .then(OrderStatus.CANCELLING);
        given(PLACED, CHARGED, RESERVED, CREATED, PICKED_UP, REQUESTED, refused, rejected)
                .then(OrderStatus.IN_TRANSIT)
                .cancellation(Cancellation.Status.REJECTED, "already_picked_up");
        given(
                        PLACED,
                        CHARGED,
                        RESERVED,
                        CREATED,
                        PICKED_UP,
                        REQUESTED,
                        refused,
                        rejected,
                        delivered())
                .then(OrderStatus.DELIVERED);
    }

    @Test
    void a_label_the_carrier_will_not_void_puts_the_order_back_to_its_pickup() {
        given(
                        PLACED,
                        CHARGED,
                        RESERVED,
                        CREATED,
                        REQUESTED,
                        new ShipmentCancellationRejected(ORDER, "carrier_refused", at(11)),
                        new OrderCancellationRejected(ORDER, "carrier_refused", at(12)))
                .then(OrderStatus.READY_FOR_PICKUP)
                .shipment(Shipment.Status.CREATED);
    }

    @Test
    void a_stray_event_makes_an_order_without_a_placement() {
        given(CHARGED)
                .then(OrderStatus.PAID)
                .shows(order -> assertThat(order.placement()).isNull());
    }

    private static OrderEvent delivered() {
        return new ShipmentDelivered(ORDER, at(7));
    }

    private static OrderEvent cancelled(String reason) {
        return new OrderCancelled(ORDER, reason, at(14));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(1_700_000_000L + second);
    }

    private static Folding given(OrderEvent... events) {
        var order = OrderView.initial(ORDER);
        for (var event : events) {
            order = OrderFold.fold(order, event);
        }
        return new Folding(order);
    }

    private record Folding(OrderView order) {

        Folding then(OrderStatus status) {
            assertThat(order.status()).isEqualTo(status);
            return this;
        }

        Folding payment(Payment.Status status) {
            assertThat(order.payment().status()).isEqualTo(status);
            return this;
        }

        Folding inventory(Inventory.Status status) {
            assertThat(order.inventory().status()).isEqualTo(status);
            return this;
        }

        Folding shipment(Shipment.Status status) {
            assertThat(order.shipment().status()).isEqualTo(status);
            return this;
        }

        Folding cancellation(Cancellation.Status status, String reason) {
            assertThat(order.cancellation()).isEqualTo(new Cancellation(status, reason));
            return this;
        }

        Folding shows(java.util.function.Consumer<OrderView> what) {
            what.accept(order);
            return this;
        }
    }
}
