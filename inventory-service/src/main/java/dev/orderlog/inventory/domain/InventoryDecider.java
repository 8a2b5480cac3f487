package dev.orderlog.inventory.domain;

import dev.orderlog.inventory.domain.InventoryCommand.AdjustStock;
import dev.orderlog.inventory.domain.InventoryCommand.Hear;
import dev.orderlog.inventory.domain.InventoryCommand.ReceiveStock;
import dev.orderlog.inventory.domain.InventoryDecision.Decided;
import dev.orderlog.inventory.domain.InventoryDecision.Refusal;
import dev.orderlog.inventory.domain.InventoryDecision.Refused;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryFailed;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReleased;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReserved;
import dev.orderlog.inventory.domain.InventoryEvent.OrderCancellationRequested;
import dev.orderlog.inventory.domain.InventoryEvent.OrderPlaced;
import dev.orderlog.inventory.domain.InventoryEvent.PaymentCharged;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentCancelled;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentExpired;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentFailed;
import dev.orderlog.inventory.domain.InventoryState.Ended;
import dev.orderlog.inventory.domain.InventoryState.Failed;
import dev.orderlog.inventory.domain.InventoryState.Placed;
import dev.orderlog.inventory.domain.InventoryState.Released;
import dev.orderlog.inventory.domain.InventoryState.Reserved;
import dev.orderlog.inventory.domain.InventoryState.Unknown;
import dev.orderlog.inventory.domain.InventoryState.Withdrawn;
import dev.orderlog.inventory.domain.StockEvent.StockReleased;
import dev.orderlog.inventory.domain.StockEvent.StockReserved;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public final class InventoryDecider {

    private InventoryDecider() {}

    public static InventoryState initial() {
        return new Unknown();
    }

    public static InventoryDecision decide(
            InventoryCommand command, InventoryState state, StockLevels levels) {
        return switch (command) {
            case Hear(OrderPlaced _, var _) -> place(state);
            case Hear(OrderCancellationRequested _, var _) -> withdraw(state);
            case Hear(PaymentCharged(var orderId), var now) -> reserve(orderId, state, levels, now);
            case Hear(ShipmentCancelled(var orderId), var now) ->
                    release(orderId, state, levels, now);
            case Hear(ShipmentFailed(var orderId), var now) -> release(orderId, state, levels, now);
            case Hear(ShipmentExpired(var orderId), var now) ->
                    release(orderId, state, levels, now);
            case ReceiveStock receive -> StockDecider.receive(receive, levels.of(receive.sku()));
            case AdjustStock adjust -> StockDecider.adjust(adjust, levels.of(adjust.sku()));
        };
    }

    private static InventoryDecision place(InventoryState state) {
        return switch (state) {
            case Unknown _ -> Decided.remembering();
            case Withdrawn _ -> new Refused(Refusal.ORDER_CANCELLED);
            case Placed _, Reserved _, Ended _ -> new Refused(Refusal.ALREADY_PLACED);
        };
    }

    private static InventoryDecision withdraw(InventoryState state) {
        return switch (state) {
            case Unknown _, Placed _ -> Decided.remembering();
            case Withdrawn _ -> new Refused(Refusal.CANCELLATION_ALREADY_REMEMBERED);
            case Reserved _ -> new Refused(Refusal.LEFT_TO_SHIPPING);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static InventoryDecision reserve(
            UUID orderId, InventoryState state, StockLevels levels, Instant now) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Placed(var lines) -> allOrNothing(orderId, StockLine.perSku(lines), levels, now);
            case Withdrawn _ -> new Refused(Refusal.ORDER_CANCELLED);
            case Reserved _ -> new Refused(Refusal.ALREADY_RESERVED);
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static Decided allOrNothing(
            UUID orderId, List<StockLine> lines, StockLevels levels, Instant now) {
        var shortages = lines.stream().flatMap(line -> levels.shortage(line).stream()).toList();
        if (!shortages.isEmpty()) {
            return Decided.saying(new InventoryFailed(orderId, shortages, now));
        }
        return Decided.saying(new InventoryReserved(orderId, lines, now))
                .changing(lines.stream().map(line -> hold(orderId, line, levels, now)).toList());
    }

    private static InventoryDecision release(
            UUID orderId, InventoryState state, StockLevels levels, Instant now) {
        return switch (state) {
            case Unknown _ -> new Refused(Refusal.ORDER_UNKNOWN);
            case Placed _, Withdrawn _ ->
                    Decided.saying(new InventoryReleased(orderId, List.of(), now));
            case Reserved(var lines) ->
                    Decided.saying(new InventoryReleased(orderId, lines, now))
                            .changing(
                                    lines.stream()
                                            .map(line -> giveBack(orderId, line, levels, now))
                                            .toList());
            case Ended ended -> new Refused(already(ended));
        };
    }

    private static StockReserved hold(
            UUID orderId, StockLine line, StockLevels levels, Instant now) {
        var level = levels.of(line.sku()).reserve(line.quantity());
        return new StockReserved(line.sku(), orderId, line.quantity(), level, now);
    }

    private static StockReleased giveBack(
            UUID orderId, StockLine line, StockLevels levels, Instant now) {
        var level = levels.of(line.sku()).release(line.quantity());
        return new StockReleased(line.sku(), orderId, line.quantity(), level, now);
    }

    private static Refusal already(Ended ended) {
        return switch (ended) {
            case Failed _ -> Refusal.ALREADY_FAILED;
            case Released _ -> Refusal.ALREADY_RELEASED;
        };
    }

    public static InventoryState evolve(InventoryState state, InventoryEvent event) {
        return InventoryFold.evolve(state, event);
    }
}
