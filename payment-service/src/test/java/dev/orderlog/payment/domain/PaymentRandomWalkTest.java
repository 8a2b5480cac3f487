package dev.orderlog.payment.domain;

import static dev.orderlog.payment.domain.PaymentWorld.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.payment.domain.PaymentEvent.InventoryFailed;
import dev.orderlog.payment.domain.PaymentEvent.InventoryReleased;
import dev.orderlog.payment.domain.PaymentEvent.OrderCancellationRequested;
import dev.orderlog.payment.domain.PaymentEvent.OrderPlaced;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCancelled;
import dev.orderlog.payment.domain.PaymentEvent.PaymentCharged;
import dev.orderlog.payment.domain.PaymentEvent.PaymentFailed;
import dev.orderlog.payment.domain.PaymentEvent.PaymentRefunded;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class PaymentRandomWalkTest {

    private static final List<PaymentEvent.Heard> INBOUND =
            List.of(
                    new OrderPlaced(ORDER, new Money(4_200, "EUR"), "tok"),
                    new OrderCancellationRequested(ORDER),
                    new InventoryReleased(ORDER),
                    new InventoryFailed(ORDER));

    @Test
    void whatever_comes_late_twice_or_out_of_order_the_money_is_right_in_the_end() {
        Set<Class<?>> endings = new HashSet<>();
        for (var seed = 0L; seed < 20_000; seed++) {
            var world = walk(new Random(seed));
            assertThat(world.said)
                    .as("seed %d", seed)
                    .satisfies(_ -> nothingIsSaidTwiceOrContradicted(world))
                    .satisfies(_ -> everyoneGotTheirMoneyBack(world));
            endings.add(world.state.getClass());
        }
        assertThat(endings)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                PaymentState.Failed.class,
                                PaymentState.Cancelled.class,
                                PaymentState.Refunded.class));
    }

    private static PaymentWorld walk(Random random) {
        var world = new PaymentWorld(random.nextInt(5) == 0);
        var answersOnTheirWay = new ArrayList<PaymentCommand>();
        for (var step = 0; step < 30; step++) {
            switch (random.nextInt(3)) {
                case 0 -> world.hear(INBOUND.get(random.nextInt(INBOUND.size())));
                case 1 ->
                        world.open.values().stream()
                                .skip(world.open.isEmpty() ? 0 : random.nextInt(world.open.size()))
                                .findFirst()
                                .ifPresent(intent ->
                                        answersOnTheirWay.add(world.callProvider(intent)));
                default -> {
                    if (!answersOnTheirWay.isEmpty()) {
                        world.handle(
                                answersOnTheirWay.get(random.nextInt(answersOnTheirWay.size())));
                    }
                }
            }
        }
        world.hear(INBOUND.getFirst());
        world.hear(new InventoryReleased(ORDER));
        answerEverything(world);
        world.hear(new InventoryReleased(ORDER));
        answerEverything(world);
        answersOnTheirWay.forEach(world::handle);
        return world;
    }

    private static void answerEverything(PaymentWorld world) {
        while (!world.open.isEmpty()) {
            world.answer(world.open.keySet().iterator().next());
        }
    }

    private static void nothingIsSaidTwiceOrContradicted(PaymentWorld world) {
        assertThat(world.said).extracting(Object::getClass).doesNotHaveDuplicates();
        assertThat(
                        world.said.stream()
                                .filter(event ->
                                        event instanceof PaymentFailed
                                                || event instanceof PaymentCancelled
                                                || event instanceof PaymentRefunded))
                .hasSize(1);
        var charged = world.said.stream().anyMatch(PaymentCharged.class::isInstance);
        var refunded = world.said.stream().anyMatch(PaymentRefunded.class::isInstance);
        assertThat(charged).as("charged exactly when refunded").isEqualTo(refunded);
    }

    private static void everyoneGotTheirMoneyBack(PaymentWorld world) {
        assertThat(world.intended).extracting(PaymentIntent::kind).doesNotHaveDuplicates();
        assertThat(world.refundedAtProvider).isEqualTo(world.chargedAtProvider);
    }
}
