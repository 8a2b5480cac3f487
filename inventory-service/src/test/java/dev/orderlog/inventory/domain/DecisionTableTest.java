package dev.orderlog.inventory.domain;

import static dev.orderlog.inventory.domain.Given.NOW;
import static dev.orderlog.inventory.domain.Given.ORDER;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.orderlog.testkit.decider.WrittenTable;
import dev.orderlog.testkit.decider.WrittenTable.Cell;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every state against every event that can be heard, and every event in the stream against every state. */
class DecisionTableTest {

    private static final WrittenTable DECISIONS =
            WrittenTable.of(
                    """
                                               | Unknown       | Placed            | Withdrawn                       | Reserved         | Failed         | Released
                    OrderPlaced                | remember      | ALREADY_PLACED    | ORDER_CANCELLED                 | ALREADY_PLACED   | ALREADY_PLACED | ALREADY_PLACED
                    OrderCancellationRequested | remember      | remember          | CANCELLATION_ALREADY_REMEMBERED | LEFT_TO_SHIPPING | ALREADY_FAILED | ALREADY_RELEASED
                    PaymentCharged             | ORDER_UNKNOWN | InventoryReserved | ORDER_CANCELLED                 | ALREADY_RESERVED | ALREADY_FAILED | ALREADY_RELEASED
                    ShipmentCancelled          | ORDER_UNKNOWN | InventoryReleased | InventoryReleased               | InventoryReleased | ALREADY_FAILED | ALREADY_RELEASED
                    ShipmentFailed             | ORDER_UNKNOWN | InventoryReleased | InventoryReleased               | InventoryReleased | ALREADY_FAILED | ALREADY_RELEASED
                    ShipmentExpired            | ORDER_UNKNOWN | InventoryReleased | InventoryReleased               | InventoryReleased | ALREADY_FAILED | ALREADY_RELEASED
                    """);

    private static final WrittenTable STREAM =
            WrittenTable.of(
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
                    """);

    private static final List<StockLine> LINES = List.of(new StockLine("cup", 2));
    private static final OrderPlaced PLACED = new OrderPlaced(ORDER, LINES);
    private static final InventoryReserved RESERVED = new InventoryReserved(ORDER, LINES, NOW);

    private static final Map<String, InventoryEvent> EVENTS =
            WrittenTable.byName(
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
            WrittenTable.byName(
                    Given.fold(),
                    Given.fold(PLACED),
                    Given.fold(PLACED, EVENTS.get("OrderCancellationRequested")),
                    Given.fold(PLACED, RESERVED),
                    Given.fold(PLACED, EVENTS.get("InventoryFailed")),
                    Given.fold(PLACED, RESERVED, EVENTS.get("InventoryReleased")));

    private static final StockLedger STOCK = new StockLedger(Map.of("cup", new StockLevel(2, 2)));

    @TestFactory
    Stream<DynamicTest> every_state_answers_every_event_it_can_hear() {
        return DECISIONS.tests(DecisionTableTest::decision);
    }

    @TestFactory
    Stream<DynamicTest> a_stream_folds_in_legal_order_only() {
        return STREAM.foldTests(STATES, EVENTS, InventoryDecider::evolve);
    }

    @Test
    void the_tables_leave_out_no_state_and_no_event() {
        var states = WrittenTable.leaves(InventoryState.class);
        assertThat(STATES.keySet()).containsExactlyInAnyOrderElementsOf(states);
        DECISIONS.assertComplete(states, WrittenTable.leaves(Heard.class));
        STREAM.assertComplete(states, EVENTS.keySet());
        assertThat(EVENTS.keySet())
                .containsAll(WrittenTable.leaves(Heard.class, InventoryEvent.Said.class));
    }

    private static String decision(Cell cell) {
        var hear = new Hear((Heard) EVENTS.get(cell.row()), NOW);
        return switch (InventoryDecider.decide(hear, STATES.get(cell.state()), STOCK)) {
            case Decided decided when decided.remember() && decided.events().isEmpty() ->
                    "remember";
            case Decided decided ->
                    decided.events().stream()
                            .map(WrittenTable::name)
                            .collect(Collectors.joining("+"));
            case Refused(var reason) -> reason.name();
        };
    }
}
