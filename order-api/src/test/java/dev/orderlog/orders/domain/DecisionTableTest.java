package dev.orderlog.orders.domain;

import static dev.orderlog.orders.domain.Given.NOW;
import static dev.orderlog.orders.domain.Given.ORDER;
import static dev.orderlog.orders.domain.Given.PLACED;
import static dev.orderlog.orders.domain.Given.PLACEMENT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every state against every command and every event that can be heard; every event in the stream against every state. */
class DecisionTableTest {

    /** Open and Cancelling await the reservation here; the other steps are in {@link OrderTest}. */
    private static final String DECISIONS =
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
            """;

    private static final String STREAM =
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
            """;

    private static final Map<String, OrderEvent> EVENTS =
            byName(
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
            byName(
                    Given.fold(),
                    stream("OrderPlaced", "PaymentCharged"),
                    stream("OrderPlaced", "PaymentCharged", "OrderCancellationRequested"),
                    stream("OrderPlaced", "PaymentCharged", "InventoryFailed"),
                    stream("OrderPlaced", "OrderCompleted"),
                    stream("OrderPlaced", "OrderCancelled"));

    @TestFactory
    Stream<DynamicTest> every_state_answers_every_command_and_every_event_it_can_hear() {
        return cells(DECISIONS)
                .map(cell ->
                        DynamicTest.dynamicTest(
                                cell.toString(),
                                () -> assertThat(decision(cell)).isEqualTo(cell.expected)));
    }

    @TestFactory
    Stream<DynamicTest> a_stream_folds_in_legal_order_only() {
        return cells(STREAM)
                .map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> assertFold(cell)));
    }

    @Test
    void the_tables_leave_out_no_state_no_command_and_no_event() {
        var states = leaves(OrderState.class).toList();
        var asked =
                Stream.concat(leaves(OrderCommand.class), leaves(Heard.class))
                        .filter(name -> !name.equals("Hear"))
                        .toList();
        assertThat(STATES.keySet()).containsExactlyInAnyOrderElementsOf(states);
        assertThat(EVENTS.keySet())
                .containsExactlyInAnyOrderElementsOf(leaves(OrderEvent.class).toList());
        assertThat(cells(DECISIONS).map(Cell::event).distinct()).hasSameElementsAs(asked);
        assertThat(cells(DECISIONS)).hasSize(states.size() * asked.size());
        assertThat(cells(STREAM).map(Cell::event).distinct()).hasSameElementsAs(EVENTS.keySet());
        assertThat(cells(STREAM)).hasSize(states.size() * EVENTS.size());
    }

    private static String decision(Cell cell) {
        return switch (OrderDecider.decide(command(cell.event), STATES.get(cell.state))) {
            case Decided decided when decided.remember() && decided.events().isEmpty() ->
                    "remember";
            case Decided decided ->
                    decided.events().stream()
                            .map(DecisionTableTest::name)
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

    private static void assertFold(Cell cell) {
        var state = STATES.get(cell.state);
        var event = EVENTS.get(cell.event);
        if (cell.expected.equals("-")) {
            assertThatThrownBy(() -> OrderDecider.evolve(state, event))
                    .hasMessageContaining(cell.event + " cannot follow " + cell.state);
        } else {
            assertThat(name(OrderDecider.evolve(state, event))).isEqualTo(cell.expected);
        }
    }

    private static OrderState stream(String... events) {
        return Given.fold(Arrays.stream(events).map(EVENTS::get).toArray(OrderEvent[]::new));
    }

    private record Cell(String state, String event, String expected) {
        @Override
        public String toString() {
            return "%s, on %s: %s".formatted(state, event, expected);
        }
    }

    private static Stream<Cell> cells(String table) {
        List<String[]> rows = table.lines().map(line -> line.split("\\|")).toList();
        var cells = new ArrayList<Cell>();
        for (var row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.length; column++) {
                cells.add(
                        new Cell(
                                rows.getFirst()[column].strip(),
                                row[0].strip(),
                                row[column].strip()));
            }
        }
        return cells.stream();
    }

    private static Stream<String> leaves(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(DecisionTableTest::leaves)
                : Stream.of(sealed.getSimpleName());
    }

    @SafeVarargs
    private static <T> Map<String, T> byName(T... values) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(DecisionTableTest::name, Function.identity()));
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }
}
