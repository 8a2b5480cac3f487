package dev.orderlog.inventory.domain;

import static dev.orderlog.inventory.domain.Given.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderlog.inventory.domain.InventoryCommand.Hear;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryEvent.Heard;
import dev.orderlog.inventory.domain.InventoryEvent.OrderCancellationRequested;
import dev.orderlog.inventory.domain.InventoryEvent.OrderPlaced;
import dev.orderlog.inventory.domain.InventoryEvent.PaymentCharged;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentCancelled;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentExpired;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentFailed;
import dev.orderlog.inventory.domain.InventoryState.Reserved;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random interleavings of buyers over a few SKUs, with duplicates, each seed one run. */
class ManyBuyersTest {

    private static final List<String> SKUS = List.of("cup", "pot", "tea");
    private static final int BUYERS = 60;

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stock_is_never_oversold_never_lost_and_held_for_whole_orders_only(int seed) {
        var random = new Random(seed);
        Map<String, Long> pieces =
                SKUS.stream()
                        .collect(Collectors.toMap(sku -> sku, sku -> (long) random.nextInt(40)));
        var ledger = new StockLedger(levels(pieces));
        var states = new HashMap<UUID, InventoryState>();
        int reservations = 0;
        for (var event : interleaved(random)) {
            var state = states.getOrDefault(event.orderId(), InventoryDecider.initial());
            var decision = InventoryDecider.decide(new Hear(event, NOW), state, ledger);
            if (decision instanceof Decided decided) {
                decided.stock().forEach(ledger::apply);
                states.put(event.orderId(), fold(state, event, decided));
                reservations += states.get(event.orderId()) instanceof Reserved ? 1 : 0;
            }
            for (var sku : SKUS) {
                var level = ledger.of(sku);
                assertThat(level.available() + level.reserved()).isEqualTo(pieces.get(sku));
                assertThat(level.reserved()).isEqualTo(heldByOrders(states, sku));
            }
        }
        assertThat(reservations).as("buyers served in this run").isPositive();
    }

    private static InventoryState fold(InventoryState state, Heard event, Decided decided) {
        var folded = decided.remember() ? InventoryDecider.evolve(state, event) : state;
        for (var said : decided.events()) {
            folded = InventoryDecider.evolve(folded, said);
        }
        return folded;
    }

    private static long heldByOrders(Map<UUID, InventoryState> states, String sku) {
        return states.values().stream()
                .filter(Reserved.class::isInstance)
                .flatMap(state -> ((Reserved) state).lines().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToLong(StockLine::quantity)
                .sum();
    }

    private static Map<String, StockLevel> levels(Map<String, Long> pieces) {
        return pieces.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new StockLevel(e.getValue(), 0)));
    }

    private static List<Heard> interleaved(Random random) {
        var journeys = new ArrayList<List<Heard>>();
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            journeys.add(journey(new UUID(random.nextLong(), random.nextLong()), random));
        }
        var turns = new ArrayList<Integer>();
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            turns.addAll(Collections.nCopies(journeys.get(buyer).size(), buyer));
        }
        Collections.shuffle(turns, random);
        var iterators = journeys.stream().map(List::iterator).toList();
        return turns.stream().map(buyer -> iterators.get(buyer).next()).toList();
    }

    private static List<Heard> journey(UUID orderId, Random random) {
        var events = new ArrayList<Heard>();
        events.add(new OrderPlaced(orderId, lines(random)));
        events.add(new PaymentCharged(orderId));
        if (random.nextInt(3) == 0) {
            events.add(1 + random.nextInt(2), new OrderCancellationRequested(orderId));
            events.add(new ShipmentCancelled(orderId));
        } else if (random.nextInt(3) == 0) {
            events.add(
                    random.nextBoolean()
                            ? new ShipmentFailed(orderId)
                            : new ShipmentExpired(orderId));
        }
        for (int repeat = random.nextInt(3); repeat > 0; repeat--) {
            int from = random.nextInt(events.size());
            events.add(from + 1 + random.nextInt(events.size() - from), events.get(from));
        }
        return events;
    }

    private static List<StockLine> lines(Random random) {
        return SKUS.stream()
                .filter(sku -> random.nextInt(2) == 0)
                .map(sku -> new StockLine(sku, 1 + random.nextInt(3)))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                lines ->
                                        lines.isEmpty()
                                                ? List.of(new StockLine("cup", 1))
                                                : lines));
    }
}
