package dev.orderlog.orders.domain;

import static dev.orderlog.orders.domain.Given.NOW;
import static dev.orderlog.orders.domain.Given.ORDER;
import static dev.orderlog.orders.domain.Given.PLACEMENT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.domain.OrderCommand.Hear;
import dev.orderlog.orders.domain.OrderCommand.Place;
import dev.orderlog.orders.domain.OrderCommand.RequestCancellation;
import dev.orderlog.orders.domain.OrderCommand.StepOverdue;
import dev.orderlog.orders.domain.OrderDecision.Decided;
import dev.orderlog.orders.domain.OrderEvent.Heard;
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
import dev.orderlog.orders.domain.OrderEvent.Said;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCreated;
import dev.orderlog.orders.domain.OrderEvent.ShipmentDelivered;
import dev.orderlog.orders.domain.OrderEvent.ShipmentExpired;
import dev.orderlog.orders.domain.OrderEvent.ShipmentFailed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Any inputs in any order and any number, each seed one run. */
class OneEndingTest {

    private static final List<Heard> MONEY_SETTLED =
            List.of(
                    new PaymentFailed(ORDER),
                    new PaymentRefunded(ORDER),
                    new PaymentCancelled(ORDER));

    private static final List<Heard> EVERYTHING_ELSE =
            List.of(
                    new PaymentCharged(ORDER),
                    new InventoryReserved(ORDER),
                    new InventoryFailed(ORDER),
                    new ShipmentCreated(ORDER),
                    new ShipmentFailed(ORDER),
                    new ShipmentExpired(ORDER),
                    new ShipmentDelivered(ORDER),
                    new ShipmentCancellationRejected(ORDER, Reason.ALREADY_PICKED_UP));

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_order_ends_exactly_once_and_never_moves_afterwards(int seed) {
        var said = saidOn(inputs(new Random(seed)));
        assertThat(said.stream().filter(OneEndingTest::isEnding)).hasSize(1);
        assertThat(said).last().matches(OneEndingTest::isEnding);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_cancellation_is_never_asked_for_again_before_it_was_answered(int seed) {
        boolean open = false;
        for (var event : saidOn(inputs(new Random(seed)))) {
            if (event instanceof OrderCancellationRequested) {
                assertThat(open).as("asked for twice").isFalse();
                open = true;
            } else if (event instanceof OrderCancellationRejected) {
                assertThat(open).as("rejected without having been asked for").isTrue();
                open = false;
            } else if (event instanceof OrderCompleted) {
                assertThat(open).as("completed over an unanswered cancellation").isFalse();
            }
        }
    }

    private static List<Said> saidOn(List<OrderCommand> inputs) {
        var said = new ArrayList<Said>();
        var state = OrderDecider.initial();
        for (var input : inputs) {
            if (OrderDecider.decide(input, state) instanceof Decided decided) {
                if (decided.remember() && input instanceof Hear(var heard, var _)) {
                    state = OrderDecider.evolve(state, heard);
                }
                for (var event : decided.events()) {
                    state = OrderDecider.evolve(state, event);
                }
                said.addAll(decided.events());
            }
        }
        return said;
    }

    private static boolean isEnding(Said event) {
        return event instanceof OrderCompleted || event instanceof OrderCancelled;
    }

    private static List<OrderCommand> inputs(Random random) {
        var inputs = new ArrayList<OrderCommand>();
        for (var event : EVERYTHING_ELSE) {
            times(random.nextInt(4), new Hear(event, NOW), inputs);
        }
        for (var event : MONEY_SETTLED) {
            times(random.nextInt(3), new Hear(event, NOW), inputs);
        }
        inputs.add(new Hear(MONEY_SETTLED.get(random.nextInt(3)), NOW));
        times(
                random.nextInt(3),
                new RequestCancellation(ORDER, Reason.CUSTOMER_REQUEST, NOW),
                inputs);
        for (var step : List.of(Step.PAYMENT, Step.RESERVATION, Step.SHIPMENT)) {
            times(random.nextInt(2), new StepOverdue(ORDER, step, NOW), inputs);
        }
        times(random.nextInt(3), new Place(ORDER, PLACEMENT, NOW), inputs);
        Collections.shuffle(inputs, random);
        inputs.addFirst(new Place(ORDER, PLACEMENT, NOW));
        return inputs;
    }

    private static void times(int n, OrderCommand command, List<OrderCommand> inputs) {
        inputs.addAll(Collections.nCopies(n, command));
    }
}
