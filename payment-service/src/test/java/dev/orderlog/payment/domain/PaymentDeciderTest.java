package dev.orderlog.payment.domain;

import static dev.orderlog.payment.domain.PaymentWorld.NOW;
import static dev.orderlog.payment.domain.PaymentWorld.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.payment.domain.PaymentDecision.Refusal;
import dev.orderlog.payment.domain.PaymentEvent.InventoryFailed;
import dev.orderlog.payment.domain.PaymentEvent.InventoryReleased;
import dev.orderlog.payment.domain.PaymentEvent.OrderCancellationRequested;
import dev.orderlog.payment.domain.PaymentEvent.OrderPlaced;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCancelled;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCharged;
import dev.orderlog.payment.domain.PaymentEvent.PaymentFailed;
import dev.orderlog.payment.domain.PaymentEvent.PaymentRefunded;
import dev.orderlog.payment.domain.PaymentIntent.CancelCharge;
import dev.orderlog.payment.domain.PaymentIntent.Charge;
import dev.orderlog.payment.domain.PaymentIntent.Refund;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class PaymentDeciderTest {

    private static final Money PRICE = new Money(4_200, "EUR");
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER, PRICE, "tok_approve");
    private static final OrderCancellationRequested CANCELLATION =
            new OrderCancellationRequested(ORDER);
    private static final InventoryReleased RELEASED = new InventoryReleased(ORDER);
    private static final InventoryFailed OUT_OF_STOCK = new InventoryFailed(ORDER);
    private static final PaymentCharged CHARGED = new PaymentCharged(ORDER, PRICE, "ch_1", NOW);
    private static final PaymentRefunded REFUNDED = new PaymentRefunded(ORDER, PRICE, "re_1", NOW);
    private static final PaymentCancelled CANCELLED = new PaymentCancelled(ORDER, NOW);
    private static final PaymentFailed DECLINED =
            new PaymentFailed(ORDER, DeclineReason.INSUFFICIENT_FUNDS, NOW);

    private final PaymentWorld payment = new PaymentWorld(false);

    @Test
    void a_placed_order_is_charged_its_total() {
        payment.hear(PLACED);

        assertThat(payment.open.values()).containsExactly(new Charge(ORDER, PRICE, "tok_approve"));
        assertThat(payment.answer(PaymentIntent.Kind.CHARGE)).containsExactly(CHARGED);
    }

    @Test
    void a_declined_charge_fails_the_payment_with_the_reason_of_the_provider() {
        var declining = new PaymentWorld(true);
        declining.hear(PLACED);

        assertThat(declining.answer(PaymentIntent.Kind.CHARGE)).containsExactly(DECLINED);
    }

    @Test
    void an_order_placed_twice_is_charged_once() {
        payment.hear(PLACED);
        payment.hear(PLACED);

        assertThat(payment.refusal).isEqualTo(Refusal.ALREADY_PLACED);
    }

    @Test
    void money_of_an_order_out_of_stock_goes_back() {
        payment.hear(PLACED);
        payment.answer(PaymentIntent.Kind.CHARGE);
        payment.hear(OUT_OF_STOCK);

        assertThat(payment.open.values()).containsExactly(new Refund(ORDER, PRICE));
        assertThat(payment.answer(PaymentIntent.Kind.REFUND)).containsExactly(REFUNDED);
    }

    @Test
    void a_cancelled_order_that_was_charged_keeps_its_money_until_its_stock_is_released() {
        payment.hear(PLACED);
        payment.answer(PaymentIntent.Kind.CHARGE);
        payment.hear(CANCELLATION);
        assertThat(payment.refusal).isEqualTo(Refusal.LEFT_TO_INVENTORY);

        payment.hear(RELEASED);

        assertThat(payment.answer(PaymentIntent.Kind.REFUND)).containsExactly(REFUNDED);
    }

    @Test
    void a_cancellation_that_overtakes_the_charge_stops_further_attempts() {
        payment.hear(PLACED);
        payment.hear(CANCELLATION);

        assertThat(payment.open).isEmpty();
        assertThat(payment.said).isEmpty();
    }

    @Test
    void a_charge_that_never_happened_is_cancelled_when_the_undoing_arrives() {
        payment.hear(PLACED);
        payment.hear(CANCELLATION);
        payment.hear(RELEASED);

        assertThat(payment.open.values()).containsExactly(new CancelCharge(ORDER));
        assertThat(payment.answer(PaymentIntent.Kind.CANCEL_CHARGE)).containsExactly(CANCELLED);
    }

    @Test
    void a_charge_whose_answer_was_lost_is_found_by_cancelling_it_and_refunded() {
        payment.hear(PLACED);
        payment.callProvider(payment.open.get(PaymentIntent.Kind.CHARGE));
        payment.hear(CANCELLATION);
        payment.hear(RELEASED);

        assertThat(payment.answer(PaymentIntent.Kind.CANCEL_CHARGE)).containsExactly(CHARGED);
        assertThat(payment.answer(PaymentIntent.Kind.REFUND)).containsExactly(REFUNDED);
    }

    @Test
    void
            a_charge_that_answers_after_the_cancellation_is_announced_and_refunded_when_the_undoing_arrives() {
        payment.hear(PLACED);
        var answer = payment.callProvider(payment.open.get(PaymentIntent.Kind.CHARGE));
        payment.hear(CANCELLATION);
        assertThat(payment.handle(answer)).containsExactly(CHARGED);

        payment.hear(RELEASED);

        assertThat(payment.answer(PaymentIntent.Kind.REFUND)).containsExactly(REFUNDED);
    }

    @Test
    void a_charge_that_answers_while_it_is_being_cancelled_is_announced_once_and_refunded_once() {
        payment.hear(PLACED);
        var chargeAnswer = payment.callProvider(payment.open.get(PaymentIntent.Kind.CHARGE));
        payment.hear(CANCELLATION);
        payment.hear(RELEASED);
        var cancelAnswer = payment.callProvider(payment.open.get(PaymentIntent.Kind.CANCEL_CHARGE));

        payment.handle(chargeAnswer);
        payment.handle(cancelAnswer);
        payment.answer(PaymentIntent.Kind.REFUND);

        assertThat(payment.said).containsExactly(CHARGED, REFUNDED);
    }

    @Test
    void an_order_whose_cancellation_came_first_is_never_charged() {
        payment.hear(CANCELLATION);
        payment.hear(PLACED);
        payment.hear(RELEASED);

        assertThat(payment.open).isEmpty();
        assertThat(payment.said).containsExactly(CANCELLED);
    }

    @Test
    void a_late_answer_changes_nothing_once_the_money_is_back() {
        payment.hear(PLACED);
        payment.answer(PaymentIntent.Kind.CHARGE);
        payment.hear(RELEASED);
        payment.answer(PaymentIntent.Kind.REFUND);

        payment.handle(new PaymentCommand.RefundAnswered(ORDER, "re_2", Instant.MAX));

        assertThat(payment.refusal).isEqualTo(Refusal.ALREADY_REFUNDED);
        assertThat(payment.said).containsExactly(CHARGED, REFUNDED);
    }
}
