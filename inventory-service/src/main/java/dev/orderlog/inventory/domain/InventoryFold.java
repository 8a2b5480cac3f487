package dev.orderlog.inventory.domain;

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

final class InventoryFold {

    private InventoryFold() {}

    static InventoryState evolve(InventoryState state, InventoryEvent event) {
        return switch (event) {
            case OrderPlaced placed ->
                    switch (state) {
                        case Unknown _ -> new Placed(placed.lines());
                        case Placed _, Withdrawn _, Reserved _, Ended _ ->
                                throw impossible(state, event);
                    };
            case OrderCancellationRequested _ ->
                    switch (state) {
                        case Unknown _, Placed _ -> new Withdrawn();
                        case Withdrawn _, Reserved _, Ended _ -> throw impossible(state, event);
                    };
            case InventoryReserved reserved ->
                    switch (state) {
                        case Placed _ -> new Reserved(reserved.lines());
                        case Unknown _, Withdrawn _, Reserved _, Ended _ ->
                                throw impossible(state, event);
                    };
            case InventoryFailed _ ->
                    switch (state) {
                        case Placed _ -> new Failed();
                        case Unknown _, Withdrawn _, Reserved _, Ended _ ->
                                throw impossible(state, event);
                    };
            case InventoryReleased _ ->
                    switch (state) {
                        case Placed _, Withdrawn _, Reserved _ -> new Released();
                        case Unknown _, Ended _ -> throw impossible(state, event);
                    };
            case PaymentCharged _, ShipmentCancelled _, ShipmentFailed _, ShipmentExpired _ ->
                    throw impossible(state, event);
            case StockEvent _ -> throw impossible(state, event);
        };
    }

    private static IllegalStateException impossible(InventoryState state, InventoryEvent event) {
        return new IllegalStateException(
                "%s cannot follow %s"
                        .formatted(
                                event.getClass().getSimpleName(),
                                state.getClass().getSimpleName()));
    }
}
