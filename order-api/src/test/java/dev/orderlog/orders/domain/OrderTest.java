package dev.orderlog.orders.domain;

import static dev.orderlog.orders.domain.Given.NOW;
import static dev.orderlog.orders.domain.Given.ORDER;
import static dev.orderlog.orders.domain.Given.PLACED;
import static dev.orderlog.orders.domain.Given.PLACEMENT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.orders.domain.OrderCommand.Place;
import dev.orderlog.orders.domain.OrderCommand.RequestCancellation;
import dev.orderlog.orders.domain.OrderCommand.StepOverdue;
import dev.orderlog.orders.domain.OrderDecision.Refusal;
import dev.orderlog.orders.domain.OrderEvent.InventoryFailed;
import dev.orderlog.orders.domain.OrderEvent.InventoryReserved;
import dev.orderlog.orders.domain.OrderEvent.OrderCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.orders.domain.OrderEvent.OrderCancelled;
import dev.orderlog.orders.domain.OrderEvent.OrderCompleted;
import dev.orderlog.orders.domain.OrderEvent.PaymentCancelled;
import dev.orderlog.orders.domain.OrderEvent.PaymentCharged;
import dev.orderlog.orders.domain.OrderEvent.PaymentFailed;
import dev.orderlog.orders.domain.OrderEvent.PaymentRefunded;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCreated;
import dev.orderlog.orders.domain.OrderEvent.ShipmentDelivered;
import dev.orderlog.orders.domain.OrderEvent.ShipmentExpired;
import dev.orderlog.orders.domain.OrderEvent.ShipmentFailed;

import org.junit.jupiter.api.Test;

import java.util.List;

class OrderTest {

    private static final PaymentCharged CHARGED = new PaymentCharged(ORDER);
    private static final InventoryReserved RESERVED = new InventoryReserved(ORDER);
    private static final ShipmentCreated CREATED = new ShipmentCreated(ORDER);
    private static final ShipmentDelivered DELIVERED = new ShipmentDelivered(ORDER);
    private static final Reason REFUSED_BY_CARRIER = new Reason("carrier_refused");
    private static final OrderCancellationRequested CANCELLATION =
            new OrderCancellationRequested(ORDER, Reason.CUSTOMER_REQUEST, NOW);
    private static final RequestCancellation CANCEL =
            new RequestCancellation(ORDER, Reason.CUSTOMER_REQUEST, NOW);

    @Test
    void an_order_is_placed_with_the_sum_of_its_lines_and_must_soon_be_paid() {
        Given.stream()
                .when(new Place(ORDER, PLACEMENT, NOW))
                .says(PLACED)
                .mustSoonSee(Step.PAYMENT);
    }

    @Test
    void an_amount_that_does_not_fit_is_never_wrapped_around() {
        var dear = new Line("cup", 2, new Money(Long.MAX_VALUE / 2 + 1, "EUR"));
        var halves = new Line("pot", 1, new Money(Long.MAX_VALUE - 1, "EUR"));
        assertThatThrownBy(() -> placement(dear).total()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> placement(halves, halves).total())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void each_step_that_is_done_sets_the_deadline_of_the_next_until_the_label_is_bought() {
        Given.stream(PLACED).hearing(CHARGED).remembersIt().mustSoonSee(Step.RESERVATION);
        Given.stream(PLACED, CHARGED).hearing(RESERVED).remembersIt().mustSoonSee(Step.SHIPMENT);
        Given.stream(PLACED, CHARGED, RESERVED).hearing(CREATED).remembersIt().waitsForNothing();
    }

    @Test
    void a_step_that_is_done_needs_no_deadline_any_more_nor_does_one_that_will_not_come() {
        Given.stream(PLACED).hearing(CHARGED).remembersIt().waitsNoMoreFor(Step.PAYMENT);
        Given.stream(PLACED, CHARGED).hearing(RESERVED).waitsNoMoreFor(Step.RESERVATION);
        Given.stream(PLACED, CHARGED, RESERVED).hearing(CREATED).waitsNoMoreFor(Step.SHIPMENT);
        Given.stream(PLACED).hearing(new PaymentFailed(ORDER)).waitsNoMoreFor(Step.PAYMENT);
        Given.stream(PLACED, CHARGED)
                .hearing(new InventoryFailed(ORDER))
                .waitsNoMoreFor(Step.RESERVATION);
    }

    @Test
    void while_a_cancellation_is_asked_for_the_deadline_stays_for_the_case_that_it_is_rejected() {
        Given.stream(PLACED).when(CANCEL).waitsNoMoreFor();
        Given.stream(PLACED, CANCELLATION)
                .hearing(new PaymentCancelled(ORDER))
                .waitsNoMoreFor(Step.PAYMENT);
        Given.stream(PLACED, CANCELLATION).hearing(CHARGED).waitsNoMoreFor(Step.PAYMENT);
    }

    @Test
    void a_delivered_order_is_complete() {
        Given.stream(PLACED, CHARGED, RESERVED, CREATED)
                .hearing(DELIVERED)
                .says(new OrderCompleted(ORDER, NOW));
    }

    @Test
    void an_order_that_was_not_paid_is_cancelled_at_once() {
        Given.stream(PLACED)
                .hearing(new PaymentFailed(ORDER))
                .says(new OrderCancelled(ORDER, Reason.PAYMENT_FAILED, NOW));
    }

    @Test
    void a_step_that_failed_for_good_cancels_the_order_once_the_money_is_back() {
        Given.stream(PLACED, CHARGED).hearing(new InventoryFailed(ORDER)).remembersIt();
        Given.stream(PLACED, CHARGED, new InventoryFailed(ORDER))
                .hearing(new PaymentRefunded(ORDER))
                .says(new OrderCancelled(ORDER, Reason.OUT_OF_STOCK, NOW));
        Given.stream(PLACED, CHARGED, RESERVED, new ShipmentFailed(ORDER))
                .hearing(new PaymentRefunded(ORDER))
                .says(new OrderCancelled(ORDER, Reason.SHIPMENT_FAILED, NOW));
        Given.stream(PLACED, CHARGED, RESERVED, CREATED, new ShipmentExpired(ORDER))
                .hearing(new PaymentRefunded(ORDER))
                .says(new OrderCancelled(ORDER, Reason.PICKUP_EXPIRED, NOW));
    }

    @Test
    void a_cancellation_is_asked_for_once_and_ends_with_the_reason_it_was_asked_for() {
        Given.stream(PLACED).when(CANCEL).says(CANCELLATION).waitsForNothing();
        Given.stream(PLACED, CANCELLATION).when(CANCEL).isRefused(Refusal.CANCELLATION_UNDER_WAY);
        for (var undone :
                List.of(
                        new PaymentCancelled(ORDER),
                        new PaymentRefunded(ORDER),
                        new PaymentFailed(ORDER))) {
            Given.stream(PLACED, CANCELLATION)
                    .hearing(undone)
                    .says(new OrderCancelled(ORDER, Reason.CUSTOMER_REQUEST, NOW));
        }
    }

    @Test
    void a_step_may_still_succeed_while_the_order_is_being_cancelled() {
        Given.stream(PLACED, CANCELLATION).hearing(CHARGED).remembersIt().waitsForNothing();
        Given.stream(PLACED, CANCELLATION, CHARGED)
                .hearing(new PaymentRefunded(ORDER))
                .says(new OrderCancelled(ORDER, Reason.CUSTOMER_REQUEST, NOW));
    }

    @Test
    void a_refused_cancellation_opens_the_order_again() {
        var rejected = new OrderCancellationRejected(ORDER, REFUSED_BY_CARRIER, NOW);
        Given.stream(PLACED, CHARGED, RESERVED, CREATED, CANCELLATION)
                .hearing(new ShipmentCancellationRejected(ORDER, REFUSED_BY_CARRIER))
                .says(rejected)
                .waitsForNothing();
        var reopened = Given.stream(PLACED, CHARGED, RESERVED, CREATED, CANCELLATION, rejected);
        reopened.when(CANCEL).says(CANCELLATION);
        reopened.hearing(DELIVERED).says(new OrderCompleted(ORDER, NOW));
    }

    @Test
    void an_order_reopened_early_waits_for_its_step_again() {
        Given.stream(PLACED, CANCELLATION)
                .hearing(new ShipmentCancellationRejected(ORDER, REFUSED_BY_CARRIER))
                .says(new OrderCancellationRejected(ORDER, REFUSED_BY_CARRIER, NOW))
                .mustSoonSee(Step.PAYMENT);
    }

    @Test
    void a_delivery_answers_the_cancellation_that_came_too_late() {
        Given.stream(PLACED, CHARGED, RESERVED, CREATED, CANCELLATION)
                .hearing(DELIVERED)
                .says(
                        new OrderCancellationRejected(ORDER, Reason.ALREADY_PICKED_UP, NOW),
                        new OrderCompleted(ORDER, NOW));
    }

    @Test
    void a_step_that_takes_too_long_cancels_the_order() {
        for (var step : List.of(Step.PAYMENT, Step.RESERVATION, Step.SHIPMENT)) {
            waitingFor(step)
                    .when(new StepOverdue(ORDER, step, NOW))
                    .says(
                            new OrderCancellationRequested(
                                    ORDER, new Reason(step.code() + "_overdue"), NOW));
        }
    }

    @Test
    void a_deadline_of_a_step_that_was_done_changes_nothing() {
        Given.stream(PLACED, CHARGED)
                .when(new StepOverdue(ORDER, Step.PAYMENT, NOW))
                .isRefused(Refusal.STEP_PASSED);
    }

    @Test
    void an_ended_order_stays_as_it_ended() {
        var completed = new OrderCompleted(ORDER, NOW);
        var ended = Given.stream(PLACED, CHARGED, RESERVED, CREATED, completed);
        ended.when(CANCEL).isRefused(Refusal.ALREADY_COMPLETED);
        ended.hearing(DELIVERED).isRefused(Refusal.ALREADY_COMPLETED);
        ended.hearing(new PaymentRefunded(ORDER)).isRefused(Refusal.ALREADY_COMPLETED);
    }

    @Test
    void the_steps_are_named_the_same_way_everywhere() {
        for (var step : Step.values()) {
            assertThat(Step.of(step.code())).isEqualTo(step);
        }
    }

    private static Given waitingFor(Step step) {
        return switch (step) {
            case PAYMENT -> Given.stream(PLACED);
            case RESERVATION -> Given.stream(PLACED, CHARGED);
            case SHIPMENT -> Given.stream(PLACED, CHARGED, RESERVED);
            case DELIVERY -> Given.stream(PLACED, CHARGED, RESERVED, CREATED);
        };
    }

    private static Placement placement(Line... lines) {
        return new Placement(
                "customer-1",
                List.of(lines),
                "tok_approve",
                "standard",
                PLACEMENT.shippingAddress());
    }
}
