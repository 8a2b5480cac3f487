package dev.orderlog.inventory.domain;

import static dev.orderlog.inventory.domain.Given.NOW;
import static dev.orderlog.inventory.domain.Given.ORDER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderlog.inventory.domain.InventoryCommand.Hear;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryDecision.Refused;
import dev.orderlog.inventory.domain.InventoryEvent.Heard;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryFailed;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReleased;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReserved;
import dev.orderlog.inventory.domain.InventoryEvent.OrderCancellationRequested;
import dev.orderlog.inventory.domain.InventoryEvent.OrderPlaced;
import dev.orderlog.inventory.domain.InventoryEvent.PaymentCharged;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentCancelled;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentExpired;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentFailed;
import dev.orderlog.inventory.domain.StockEvent.StockReceived;

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

/** Every state against every event that can be heard, and every event in the stream against every state. */
class DecisionTableTest {

    private static final String DECISIONS =
            """
                                       | Unknown       | Placed            | Withdrawn                       | Reserved         | Failed         | Released
            OrderPlaced                | remember      | ALREADY_PLACED    | ORDER_CANCELLED                 | ALREADY_PLACED   | ALREADY_PLACED | ALREADY_PLACED
            OrderCancellationRequested | remember      | remember          | CANCELLATION_ALREADY_REMEMBERED | LEFT_TO_SHIPPING | ALREADY_FAILED | ALREADY_RELEASED
            PaymentCharged             | ORDER_UNKNOWN | InventoryReserved | ORDER_CANCELLED                 | ALREADY_RESERVED | ALREADY_FAILED | ALREADY_RELEASED
            ShipmentCancelled          | ORDER_UNKNOWN | InventoryReleased | InventoryReleased               | InventoryReleased | ALREADY_FAILED | ALREADY_RELEASED
            ShipmentFailed             | ORDER_UNKNOWN | InventoryReleased | InventoryReleased               | InventoryReleased | ALREADY_FAILED | ALREADY_RELEASED
            ShipmentExpired            | ORDER_UNKNOWN | InventoryReleased | InventoryReleased               | InventoryReleased | ALREADY_FAILED | ALREADY_RELEASED
            """;

    private static final String STREAM =
            """
                                       | Unknown   | Placed    | Withdrawn | Reserved | Failed | Released
            OrderPlaced                | Placed    | -         | -         | -        | -      | -
            OrderCancellationRequested | Withdrawn | Withdrawn | -         | -        | -      | -
            PaymentCharged             | -         | -         | -         | -        | -      | -
            ShipmentCancelled          | -         | -         | -         | -        | -      | -
            ShipmentFailed             | -         | -         | -         | -        | -      | -
            ShipmentExpired            | -         | -         | -         | -        | -      | -
            InventoryReserved          | -         | Reserved  | -         | -        | -      | -
            InventoryFailed            | -         | Failed    | -         | -        | -      | -
            InventoryReleased          | -         | Released  | Released  | Released | -      | -
            StockReceived              | -         | -         | -         | -        | -      | -
            """;

    private static final List<StockLine> LINES = List.of(new StockLine("cup", 2));
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER, LINES);
    private static final InventoryReserved RESERVED = new InventoryReserved(ORDER, LINES, NOW);

    private static final Map<String, InventoryEvent> EVENTS =
            byName(
                    PLACED,
                    new OrderCancellationRequested(ORDER),
                    new PaymentCharged(ORDER),
                    new ShipmentCancelled(ORDER),
                    new ShipmentFailed(ORDER),
                    new ShipmentExpired(ORDER),
                    RESERVED,
                    new InventoryFailed(ORDER, List.of(new Shortage("cup", 2, 0)), NOW),
                    new InventoryReleased(ORDER, LINES, NOW),
                    new StockReceived("cup", 1, StockLevel.NONE, NOW));

    private static final Map<String, InventoryState> STATES =
            byName(
                    Given.fold(),
                    Given.fold(PLACED),
                    Given.fold(PLACED, EVENTS.get("OrderCancellationRequested")),
                    Given.fold(PLACED, RESERVED),
                    Given.fold(PLACED, EVENTS.get("InventoryFailed")),
                    Given.fold(PLACED, RESERVED, EVENTS.get("InventoryReleased")));

    private static final StockLedger STOCK = new StockLedger(Map.of("cup", new StockLevel(2, 2)));

    @TestFactory
    Stream<DynamicTest> every_state_answers_every_event_it_can_hear() {
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
    void the_tables_leave_out_no_state_and_no_event() {
        var states = leaves(InventoryState.class).toList();
        var heard = leaves(Heard.class).toList();
        assertThat(STATES.keySet()).containsExactlyInAnyOrderElementsOf(states);
        assertThat(cells(DECISIONS).map(Cell::event).distinct()).hasSameElementsAs(heard);
        assertThat(cells(DECISIONS)).hasSize(states.size() * heard.size());
        assertThat(cells(STREAM).map(Cell::event).distinct())
                .hasSameElementsAs(EVENTS.keySet())
                .containsAll(heard)
                .containsAll(leaves(InventoryEvent.Said.class).toList());
        assertThat(cells(STREAM)).hasSize(states.size() * EVENTS.size());
    }

    private static String decision(Cell cell) {
        var hear = new Hear((Heard) EVENTS.get(cell.event), NOW);
        return switch (InventoryDecider.decide(hear, STATES.get(cell.state), STOCK)) {
            case Decided decided when decided.remember() && decided.events().isEmpty() ->
                    "remember";
            case Decided decided ->
                    decided.events().stream().map(DecisionTableTest::name).collect(joining());
            case Refused(var reason) -> reason.name();
        };
    }

    private static void assertFold(Cell cell) {
        var state = STATES.get(cell.state);
        var event = EVENTS.get(cell.event);
        if (cell.expected.equals("-")) {
            assertThatThrownBy(() -> InventoryDecider.evolve(state, event))
                    .hasMessageContaining(cell.event + " cannot follow " + cell.state);
        } else {
            assertThat(name(InventoryDecider.evolve(state, event))).isEqualTo(cell.expected);
        }
    }

    private record Cell(String state, String event, String expected) {
        @Override
        public String toString() {
            return "%s, on %s: %s".formatted(state, event, expected);
        }
    }

    private static Stream<Cell> cells(String table) {
        var rows = table.lines().map(line -> line.split("\\|")).toList();
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

    private static java.util.stream.Collector<CharSequence, ?, String> joining() {
        return Collectors.joining("+");
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
