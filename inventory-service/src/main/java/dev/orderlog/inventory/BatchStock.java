package dev.orderlog.inventory;

import static dev.orderlog.schemas.TopicCatalogue.STOCK_EVENTS;

import static java.util.stream.Collectors.toSet;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;
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
import dev.orderlog.inventory.domain.StockLine;
import dev.orderlog.inventory.stock.LockedStock;
import dev.orderlog.inventory.stock.StockStore;
import dev.orderlog.inventory.stock.StockStore.Changed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Loads the levels that a batch may look at, and locks them, once; writes back what it changed, once. */
public final class BatchStock
        implements BatchContext<InventoryState, InventoryCommand, LockedStock> {

    private final StockStore stock;

    public BatchStock(StockStore stock) {
        this.stock = stock;
    }

    @Override
    public LockedStock open(
            Connection transaction, List<Pending<InventoryState, InventoryCommand>> batch)
            throws SQLException {
        var looking =
                batch.stream()
                        .filter(pending -> looksAtStock(pending.message().command()))
                        .map(pending -> pending.message().streamId())
                        .collect(toSet());
        if (looking.isEmpty()) {
            return LockedStock.NONE;
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
        return stock.lock(transaction, skus);
    }

    @Override
    public Map<StreamKey, StreamHead> heads(LockedStock locked) {
        var heads = new HashMap<StreamKey, StreamHead>();
        locked.versions()
                .forEach(
                        (sku, version) -> heads.put(stream(sku), new StreamHead(version, version)));
        return heads;
    }

    @Override
    public void close(RoundTrip trip, LockedStock locked, Map<StreamKey, StreamHead> ends)
            throws SQLException {
        var changed = new HashMap<String, Changed>();
        locked.ledger()
                .changed()
                .forEach((sku, level) -> changed.put(sku, new Changed(level, version(ends, sku))));
        if (!changed.isEmpty()) {
            stock.store(trip, changed);
        }
    }

    /** Every row of a SKU's stream is said here, so that version and sequence are one. */
    private static long version(Map<StreamKey, StreamHead> ends, String sku) {
        var end = ends.get(stream(sku));
        if (end == null) {
            throw new IllegalStateException("a level changed without an event: " + sku);
        }
        return end.version();
    }

    private static StreamKey stream(String sku) {
        return new StreamKey(STOCK_EVENTS, sku);
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
