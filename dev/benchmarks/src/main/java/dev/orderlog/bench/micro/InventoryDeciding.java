package dev.orderlog.bench.micro;

import dev.orderlog.inventory.domain.InventoryCommand;
import dev.orderlog.inventory.domain.InventoryDecider;
import dev.orderlog.inventory.domain.InventoryDecision;
import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.domain.InventoryState;
import dev.orderlog.inventory.domain.StockLedger;
import dev.orderlog.inventory.domain.StockLevel;
import dev.orderlog.inventory.domain.StockLevels;
import dev.orderlog.inventory.domain.StockLine;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.Map;

@State(Scope.Thread)
public class InventoryDeciding {

    private static final List<StockLine> LINES =
            List.of(
                    new StockLine(TypicalOrder.FIRST_SKU, 2),
                    new StockLine(TypicalOrder.SECOND_SKU, 1));

    private InventoryState unknown = InventoryDecider.initial();
    private InventoryState placedState = new InventoryState.Placed(LINES);
    private InventoryEvent.OrderPlaced placed =
            new InventoryEvent.OrderPlaced(TypicalOrder.ID, LINES);
    private InventoryEvent reserved = reserved();
    private InventoryCommand hearPlaced = new InventoryCommand.Hear(placed, TypicalOrder.NOW);
    private InventoryCommand hearCharged =
            new InventoryCommand.Hear(
                    new InventoryEvent.PaymentCharged(TypicalOrder.ID), TypicalOrder.NOW);
    private StockLevels stock =
            new StockLedger(
                    Map.of(
                            TypicalOrder.FIRST_SKU,
                            new StockLevel(100_000, 312),
                            TypicalOrder.SECOND_SKU,
                            new StockLevel(100_000, 57)));

    static InventoryEvent reserved() {
        return new InventoryEvent.InventoryReserved(TypicalOrder.ID, LINES, TypicalOrder.NOW);
    }

    @Benchmark
    public InventoryDecision decideOrderPlaced() {
        return InventoryDecider.decide(hearPlaced, unknown, stock);
    }

    /** All lines or none: the levels are read, not changed, so that every round finds the same. */
    @Benchmark
    public InventoryDecision decidePaymentCharged() {
        return InventoryDecider.decide(hearCharged, placedState, stock);
    }

    @Benchmark
    public InventoryState evolveWholeOrder() {
        return InventoryDecider.evolve(InventoryDecider.evolve(unknown, placed), reserved);
    }
}
