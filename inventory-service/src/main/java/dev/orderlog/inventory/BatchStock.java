package dev.orderlog.inventory;

import static java.util.stream.Collectors.toSet;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.inventory.domain.InventoryCommand;
import dev.orderlog.inventory.domain.InventoryCommand.AdjustStock;
import dev.orderlog.inventory.domain.InventoryCommand.Hear;
import dev.orderlog.inventory.domain.InventoryCommand.ReceiveStock;
import dev.orderlog.inventory.domain.InventoryEvent.OrderCancellationRequested;
import dev.orderlog.inventory.domain.InventoryEvent.OrderPlaced;
import dev.orderlog.inventory.domain.InventoryEvent.PaymentCharged;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentCancelled;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentExpired;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentFailed;
import dev.orderlog.inventory.domain.InventoryState;
import dev.orderlog.inventory.domain.InventoryState.Ended;
import dev.orderlog.inventory.domain.InventoryState.Placed;
import dev.orderlog.inventory.domain.InventoryState.Reserved;
import dev.orderlog.inventory.domain.InventoryState.Unknown;
import dev.orderlog.inventory.domain.InventoryState.Withdrawn;
import dev.orderlog.inventory.domain.StockLedger;
import dev.orderlog.inventory.domain.StockLine;
import dev.orderlog.inventory.stock.StockStore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Loads the levels that a batch may look at, and locks them, once; writes back what it changed, once. */
public final class BatchStock
        implements BatchContext<InventoryState, InventoryCommand, StockLedger> {

    private final StockStore stock;

    public BatchStock(StockStore stock) {
        this.stock = stock;
    }

    @Override
    public StockLedger open(
            Connection transaction, List<Pending<InventoryState, InventoryCommand>> batch)
            throws SQLException {
        var looking =
                batch.stream()
                        .filter(pending -> looksAtStock(pending.message().command()))
                        .map(pending -> pending.message().streamId())
                        .collect(toSet());
        if (looking.isEmpty()) {
            return new StockLedger(Map.of());
        }
        var skus = new TreeSet<String>();
        var newSkus = new TreeSet<String>();
        for (var pending : batch) {
            if (looking.contains(pending.message().streamId())) {
                skusOf(pending).forEach(skus::add);
                newSkuOf(pending.message().command()).forEach(newSkus::add);
            }
        }
        if (!newSkus.isEmpty()) {
            stock.enlist(transaction, newSkus);
        }
        return new StockLedger(stock.lock(transaction, skus));
    }

    @Override
    public void close(RoundTrip trip, StockLedger ledger) throws SQLException {
        if (!ledger.changed().isEmpty()) {
            stock.store(trip, ledger.changed());
        }
    }

    private static boolean looksAtStock(InventoryCommand command) {
        return switch (command) {
            case ReceiveStock _, AdjustStock _ -> true;
            case Hear(var event, var _) ->
                    switch (event) {
                        case OrderPlaced _, OrderCancellationRequested _ -> false;
                        case PaymentCharged _,
                                ShipmentCancelled _,
                                ShipmentFailed _,
                                ShipmentExpired _ ->
                                true;
                    };
        };
    }

    private static Stream<String> skusOf(Pending<InventoryState, InventoryCommand> pending) {
        var inState = lines(pending.state()).stream().map(StockLine::sku);
        var inCommand =
                switch (pending.message().command()) {
                    case ReceiveStock receive -> Stream.of(receive.sku());
                    case AdjustStock adjust -> Stream.of(adjust.sku());
                    case Hear(OrderPlaced placed, var _) ->
                            placed.lines().stream().map(StockLine::sku);
                    case Hear _ -> Stream.<String>empty();
                };
        return Stream.concat(inState, inCommand);
    }

    private static List<StockLine> lines(InventoryState state) {
        return switch (state) {
            case Placed(var lines) -> lines;
            case Reserved(var lines) -> lines;
            case Unknown _, Withdrawn _, Ended _ -> List.of();
        };
    }

    private static Stream<String> newSkuOf(InventoryCommand command) {
        return switch (command) {
            case ReceiveStock receive -> Stream.of(receive.sku());
            case AdjustStock adjust when adjust.delta() > 0 -> Stream.of(adjust.sku());
            case AdjustStock _, Hear _ -> Stream.empty();
        };
    }
}
