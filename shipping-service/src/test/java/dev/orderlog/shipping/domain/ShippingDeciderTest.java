package dev.orderlog.shipping.domain;

import static dev.orderlog.shipping.domain.ShippingWorld.NOW;
import static dev.orderlog.shipping.domain.ShippingWorld.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.shipping.domain.PickupDeadline.Kind;
import dev.orderlog.shipping.domain.ShippingCommand.Deliver;
import dev.orderlog.shipping.domain.ShippingCommand.ExpirePickup;
import dev.orderlog.shipping.domain.ShippingCommand.PickUp;
import dev.orderlog.shipping.domain.ShippingCommand.RemindOfPickup;
import dev.orderlog.shipping.domain.ShippingDecision.Refusal;
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
import dev.orderlog.shipping.domain.ShippingIntent.CreateLabel;
import dev.orderlog.shipping.domain.ShippingIntent.VoidLabel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class ShippingDeciderTest {

    private static final Parcel PARCEL =
            new Parcel(
                    "standard",
                    new Address("Ada", "Main Street 1", Optional.empty(), "Berlin", "10115", "DE"));
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER, PARCEL);
    private static final InventoryReserved RESERVED = new InventoryReserved(ORDER);
    private static final OrderCancellationRequested CANCELLATION =
            new OrderCancellationRequested(ORDER);
    private static final Label LABEL =
            new Label("sandbox", "lbl_1", "TRACK1", NOW.plus(Duration.ofDays(7)), NOW);
    private static final ShipmentCreated CREATED = new ShipmentCreated(ORDER, LABEL);
    private static final ShipmentCancelled NOTHING_TO_CANCEL =
            new ShipmentCancelled(ORDER, Optional.empty(), NOW);
    private static final ShipmentCancelled CANCELLED =
            new ShipmentCancelled(ORDER, Optional.of("lbl_1"), NOW);

    private final ShippingWorld shipping = new ShippingWorld();

    @Test
    void a_reserved_order_gets_a_label_and_a_week_to_be_picked_up() {
        shipping.hear(PLACED);
        shipping.hear(RESERVED);
        assertThat(shipping.open).containsExactly(new CreateLabel(ORDER, PARCEL));

        assertThat(shipping.carrierAnswers()).containsExactly(CREATED);
        assertThat(shipping.deadlines)
                .containsEntry(Kind.REMINDER, NOW.plus(Duration.ofDays(6)))
                .containsEntry(Kind.EXPIRY, NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void a_carrier_in_a_hurry_sets_the_deadline_and_the_reminder_comes_half_way() {
        shipping.pickupBy = Optional.of(NOW.plus(Duration.ofHours(2)));
        created();

        assertThat(shipping.deadlines)
                .containsEntry(Kind.REMINDER, NOW.plus(Duration.ofHours(1)))
                .containsEntry(Kind.EXPIRY, NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void a_parcel_is_picked_up_and_then_delivered() {
        created();

        shipping.handle(new Deliver(ORDER, NOW));
        assertThat(shipping.refusal).isEqualTo(Refusal.NOT_PICKED_UP);

        assertThat(shipping.handle(new PickUp(ORDER, NOW)))
                .containsExactly(new ShipmentPickedUp(ORDER, NOW));
        assertThat(shipping.handle(new Deliver(ORDER, NOW)))
                .containsExactly(new ShipmentDelivered(ORDER, NOW));
    }

    @Test
    void a_parcel_that_is_gone_or_goes_back_needs_no_reminder_and_cannot_expire() {
        created();
        shipping.handle(new PickUp(ORDER, NOW));
        assertThat(shipping.deadlines).isEmpty();

        var cancelled = new ShippingWorld();
        cancelled.hear(PLACED);
        cancelled.hear(RESERVED);
        cancelled.carrierAnswers();
        cancelled.hear(CANCELLATION);
        assertThat(cancelled.deadlines).hasSize(2);
        cancelled.carrierAnswers();
        assertThat(cancelled.deadlines).isEmpty();
    }

    @Test
    void what_was_set_when_the_carrier_kept_the_label_is_settled_as_well() {
        shipping.voidsRefused = 1;
        created();
        shipping.hear(CANCELLATION);
        shipping.carrierAnswers();

        var decision =
                ShippingDecider.decide(
                        new PickUp(ORDER, NOW), shipping.state, ShippingWorld.POLICY);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        ShippingDecision.Decided.class,
                        decided ->
                                assertThat(decided.settled())
                                        .extracting(PickupDeadline::round)
                                        .containsExactly(0, 0, 1, 1));
    }

    @Test
    void a_pickup_signalled_twice_counts_once() {
        created();
        shipping.handle(new PickUp(ORDER, NOW));

        assertThat(shipping.handle(new PickUp(ORDER, NOW))).isEmpty();
        assertThat(shipping.refusal).isEqualTo(Refusal.ALREADY_PICKED_UP);
    }

    @Test
    void a_carrier_that_rejects_the_address_fails_the_shipment() {
        shipping.carrierRejects = Optional.of("address_rejected");
        shipping.hear(PLACED);
        shipping.hear(RESERVED);

        assertThat(shipping.carrierAnswers())
                .containsExactly(new ShipmentFailed(ORDER, "address_rejected", NOW));
    }

    @Test
    void a_parcel_nobody_picks_up_is_reminded_once_expires_and_its_label_goes_back() {
        created();

        assertThat(shipping.handle(new RemindOfPickup(ORDER, NOW)))
                .containsExactly(new ShipmentPickupReminded(ORDER, LABEL.pickupDeadline(), NOW));
        assertThat(shipping.handle(new RemindOfPickup(ORDER, NOW))).isEmpty();
        assertThat(shipping.handle(new ExpirePickup(ORDER, NOW)))
                .containsExactly(new ShipmentExpired(ORDER, LABEL.pickupDeadline(), NOW));
        assertThat(shipping.open).containsExactly(new VoidLabel(ORDER, "lbl_1", 1));
        assertThat(shipping.carrierAnswers()).isEmpty();
    }

    @Test
    void a_cancellation_before_the_label_is_answered_at_once_and_no_label_is_ever_bought() {
        shipping.hear(PLACED);

        assertThat(shipping.hear(CANCELLATION)).containsExactly(NOTHING_TO_CANCEL);
        shipping.hear(RESERVED);

        assertThat(shipping.refusal).isEqualTo(Refusal.ALREADY_CANCELLED);
        assertThat(shipping.open).isEmpty();
    }

    @Test
    void a_label_that_arrives_after_the_cancellation_is_announced_and_voided() {
        shipping.hear(PLACED);
        shipping.hear(RESERVED);
        assertThat(shipping.hear(CANCELLATION)).isEmpty();

        assertThat(shipping.carrierAnswers()).containsExactly(CREATED);
        assertThat(shipping.open).containsExactly(new VoidLabel(ORDER, "lbl_1", 1));
        assertThat(shipping.carrierAnswers()).containsExactly(CANCELLED);
    }

    @Test
    void a_label_that_is_refused_after_the_cancellation_leaves_nothing_to_cancel() {
        shipping.carrierRejects = Optional.of("address_rejected");
        shipping.hear(PLACED);
        shipping.hear(RESERVED);
        shipping.hear(CANCELLATION);

        assertThat(shipping.carrierAnswers()).containsExactly(NOTHING_TO_CANCEL);
    }

    @Test
    void a_parcel_that_is_being_cancelled_cannot_be_picked_up() {
        created();
        shipping.hear(CANCELLATION);
        shipping.handle(new PickUp(ORDER, NOW));
        assertThat(shipping.refusal).isEqualTo(Refusal.BEING_CANCELLED);

        assertThat(shipping.carrierAnswers()).containsExactly(CANCELLED);
    }

    @Test
    void a_parcel_on_its_way_is_not_called_back() {
        created();
        shipping.handle(new PickUp(ORDER, NOW));

        assertThat(shipping.hear(CANCELLATION))
                .containsExactly(
                        new ShipmentCancellationRejected(
                                ORDER, RejectionReason.ALREADY_PICKED_UP, NOW));
        assertThat(shipping.handle(new Deliver(ORDER, NOW)))
                .containsExactly(new ShipmentDelivered(ORDER, NOW));
    }

    @Test
    void a_carrier_that_keeps_the_label_reopens_the_shipment_and_its_deadlines() {
        shipping.voidsRefused = 1;
        created();
        shipping.hear(CANCELLATION);
        shipping.handle(new ExpirePickup(ORDER, NOW));
        assertThat(shipping.refusal).isEqualTo(Refusal.BEING_CANCELLED);
        shipping.deadlines.clear();

        assertThat(shipping.carrierAnswers())
                .containsExactly(
                        new ShipmentCancellationRejected(
                                ORDER, RejectionReason.CARRIER_REFUSED, NOW));
        assertThat(shipping.deadlines).containsEntry(Kind.EXPIRY, LABEL.pickupDeadline());
        assertThat(shipping.handle(new PickUp(ORDER, NOW)))
                .containsExactly(new ShipmentPickedUp(ORDER, NOW));
    }

    @Test
    void
            a_second_cancellation_asks_the_carrier_anew_and_an_answer_to_the_first_is_no_answer_to_it() {
        shipping.voidsRefused = 1;
        created();
        shipping.hear(CANCELLATION);
        var firstAnswer = shipping.callCarrier(shipping.open.iterator().next());
        shipping.open.clear();
        shipping.handle(firstAnswer);
        shipping.hear(CANCELLATION);
        assertThat(shipping.open).containsExactly(new VoidLabel(ORDER, "lbl_1", 2));

        shipping.handle(firstAnswer);
        assertThat(shipping.refusal).isEqualTo(Refusal.ANSWER_TO_EARLIER_ATTEMPT);

        assertThat(shipping.carrierAnswers()).containsExactly(CANCELLED);
    }

    private void created() {
        shipping.hear(PLACED);
        shipping.hear(RESERVED);
        shipping.carrierAnswers();
    }
}
