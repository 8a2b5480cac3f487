package dev.orderlog.orders.domain;

import static dev.orderlog.orders.domain.Given.NOW;
import static dev.orderlog.orders.domain.Given.ORDER;
import static dev.orderlog.orders.domain.Given.PLACED;
import static dev.orderlog.orders.domain.Given.PLACEMENT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.orders.domain.OrderCommand.Hear;
import dev.orderlog.orders.domain.OrderCommand.RequestCancellation;
import dev.orderlog.orders.domain.OrderCommand.StepOverdue;
import dev.orderlog.orders.domain.OrderDecision.Decided;
import dev.orderlog.orders.domain.OrderDecision.Refused;
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
import dev.orderlog.orders.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.orders.domain.OrderEvent.ShipmentCreated;
import dev.orderlog.orders.domain.OrderEvent.ShipmentDelivered;
import dev.orderlog.orders.domain.OrderEvent.ShipmentExpired;
import dev.orderlog.orders.domain.OrderEvent.ShipmentFailed;
import dev.orderlog.testkit.decider.WrittenTable;
import dev.orderlog.testkit.decider.WrittenTable.Cell;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every state against every command and every event that can be heard; every event in the stream against every state. */
class DecisionTableTest {

    /** Open and Cancelling await the reservation here; the other steps are in {@link OrderTest}. */
    private static final WrittenTable DECISIONS =
            WrittenTable.of(
                    """
                                                 | Unknown       | Open                       | Cancelling                               | Undoing                    | Completed         | Cancelled
                    Place                        | OrderPlaced   | ALREADY_PLACED             | ALREADY_PLACED                           | ALREADY_PLACED             | ALREADY_PLACED    | ALREADY_PLACED
                    RequestCancellation          | ORDER_UNKNOWN | OrderCancellationRequested | CANCELLATION_UNDER_WAY                   | CANCELLATION_UNDER_WAY     | ALREADY_COMPLETED | ALREADY_CANCELLED
                    StepOverdue                  | ORDER_UNKNOWN | OrderCancellationRequested | CANCELLATION_UNDER_WAY                   | CANCELLATION_UNDER_WAY     | ALREADY_COMPLETED | ALREADY_CANCELLED
                    PaymentCharged               | ORDER_UNKNOWN | STEP_PASSED                | STEP_PASSED                              | STEP_PASSED                | ALREADY_COMPLETED | ALREADY_CANCELLED
                    InventoryReserved            | ORDER_UNKNOWN | remember                   | remember                                 | STEP_PASSED                | ALREADY_COMPLETED | ALREADY_CANCELLED
                    ShipmentCreated              | ORDER_UNKNOWN | remember                   | remember                                 | STEP_PASSED                | ALREADY_COMPLETED | ALREADY_CANCELLED
                    ShipmentDelivered            | ORDER_UNKNOWN | OrderCompleted             | OrderCancellationRejected+OrderCompleted | CANCELLATION_UNDER_WAY     | ALREADY_COMPLETED | ALREADY_CANCELLED
                    InventoryFailed              | ORDER_UNKNOWN | remember                   | CANCELLATION_UNDER_WAY                   | CANCELLATION_UNDER_WAY     | ALREADY_COMPLETED | ALREADY_CANCELLED
                    ShipmentFailed               | ORDER_UNKNOWN | remember                   | CANCELLATION_UNDER_WAY                   | CANCELLATION_UNDER_WAY     | ALREADY_COMPLETED | ALREADY_CANCELLED
                    ShipmentExpired              | ORDER_UNKNOWN | remember                   | CANCELLATION_UNDER_WAY                   | CANCELLATION_UNDER_WAY     | ALREADY_COMPLETED | ALREADY_CANCELLED
                    PaymentFailed                | ORDER_UNKNOWN | OrderCancelled             | OrderCancelled                           | OrderCancelled             | ALREADY_COMPLETED | ALREADY_CANCELLED
                    PaymentRefunded              | ORDER_UNKNOWN | OrderCancelled             | OrderCancelled                           | OrderCancelled             | ALREADY_COMPLETED | ALREADY_CANCELLED
                    PaymentCancelled             | ORDER_UNKNOWN | OrderCancelled             | OrderCancelled                           | OrderCancelled             | ALREADY_COMPLETED | ALREADY_CANCELLED
                    ShipmentCancellationRejected | ORDER_UNKNOWN | CANCELLATION_NOT_REQUESTED | OrderCancellationRejected                | CANCELLATION_NOT_REQUESTED | ALREADY_COMPLETED | ALREADY_CANCELLED
                    """);

    private static final WrittenTable STREAM =
            WrittenTable.of(
                    """
                                                 | Unknown | Open       | Cancelling | Undoing   | Completed | Cancelled
                    OrderPlaced                  | Open    | -          | -          | -         | -         | -
                    OrderCancellationRequested   | -       | Cancelling | -          | -         | -         | -
                    OrderCancellationRejected    | -       | -          | Open       | -         | -         | -
                    OrderCompleted               | -       | Completed  | -          | -         | -         | -
                    OrderCancelled               | -       | Cancelled  | Cancelled  | Cancelled | -         | -
                    PaymentCharged               | -       | -          | -          | -         | -         | -
                    InventoryReserved            | -       | Open       | Cancelling | -         | -         | -
                    ShipmentCreated              | -       | Open       | Cancelling | -         | -         | -
                    InventoryFailed              | -       | Undoing    | -          | -         | -         | -
                    ShipmentFailed               | -       | Undoing    | -          | -         | -         | -
                    ShipmentExpired              | -       | Undoing    | -          | -         | -         | -
                    ShipmentDelivered            | -       | -          | -          | -         | -         | -
                    PaymentFailed                | -       | -          | -          | -         | -         | -
                    PaymentRefunded              | -       | -          | -          | -         | -         | -
                    PaymentCancelled             | -       | -          | -          | -         | -         | -
                    ShipmentCancellationRejected | -       | -          | -          | -         | -         | -
                    """);

    private static final Map<String, OrderEvent> EVENTS =
            WrittenTable.byName(
                    PLACED,
                    new OrderCancellationRequested(ORDER, Reason.CUSTOMER_REQUEST, NOW),
                    new OrderCancellationRejected(ORDER, Reason.ALREADY_PICKED_UP, NOW),
                    new OrderCompleted(ORDER, NOW),
                    new OrderCancelled(ORDER, Reason.CUSTOMER_REQUEST, NOW),
                    new PaymentCharged(ORDER),
                    new PaymentFailed(ORDER),
                    new PaymentRefunded(ORDER),
                    new PaymentCancelled(ORDER),
                    new InventoryReserved(ORDER),
                    new InventoryFailed(ORDER),
                    new ShipmentCreated(ORDER),
                    new ShipmentFailed(ORDER),
                    new ShipmentExpired(ORDER),
                    new ShipmentDelivered(ORDER),
                    new ShipmentCancellationRejected(ORDER, Reason.ALREADY_PICKED_UP));

    private static final Map<String, OrderState> STATES =
            WrittenTable.byName(
                    Given.fold(),
                    stream("OrderPlaced", "PaymentCharged"),
                    stream("OrderPlaced", "PaymentCharged", "OrderCancellationRequested"),
                    stream("OrderPlaced", "PaymentCharged", "InventoryFailed"),
                    stream("OrderPlaced", "OrderCompleted"),
                    stream("OrderPlaced", "OrderCancelled"));

    @TestFactory
    Stream<DynamicTest> every_state_answers_every_command_and_every_event_it_can_hear() {
        return DECISIONS.tests(DecisionTableTest::decision);
    }

    @TestFactory
    Stream<DynamicTest> a_stream_folds_in_legal_order_only() {
        return STREAM.foldTests(STATES, EVENTS, OrderDecider::evolve);
    }

    @Test
    void the_tables_leave_out_no_state_no_command_and_no_event() {
        var states = WrittenTable.leaves(OrderState.class);
        var asked =
                WrittenTable.leaves(OrderCommand.class, Heard.class).stream()
                        .filter(name -> !name.equals("Hear"))
                        .toList();
        assertThat(STATES.keySet()).containsExactlyInAnyOrderElementsOf(states);
        assertThat(EVENTS.keySet())
                .containsExactlyInAnyOrderElementsOf(WrittenTable.leaves(OrderEvent.class));
        DECISIONS.assertComplete(states, asked);
        STREAM.assertComplete(states, EVENTS.keySet());
    }

    private static String decision(Cell cell) {
        return switch (OrderDecider.decide(command(cell.row()), STATES.get(cell.state()))) {
            case Decided decided when decided.remember() && decided.events().isEmpty() ->
                    "remember";
            case Decided decided ->
                    decided.events().stream()
                            .map(WrittenTable::name)
                            .collect(Collectors.joining("+"));
            case Refused(var reason) -> reason.name();
        };
    }

    private static OrderCommand command(String name) {
        return switch (name) {
            case "Place" -> new OrderCommand.Place(ORDER, PLACEMENT, NOW);
            case "RequestCancellation" ->
                    new RequestCancellation(ORDER, Reason.CUSTOMER_REQUEST, NOW);
            case "StepOverdue" -> new StepOverdue(ORDER, Step.RESERVATION, NOW);
            default -> new Hear((Heard) EVENTS.get(name), NOW);
        };
    }

    private static OrderState stream(String... events) {
        return Given.fold(Arrays.stream(events).map(EVENTS::get).toArray(OrderEvent[]::new));
    }
}
