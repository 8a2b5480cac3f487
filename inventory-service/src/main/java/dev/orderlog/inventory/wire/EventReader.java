package dev.orderlog.inventory.wire;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryFailed;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReleased;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReserved;
import dev.orderlog.inventory.domain.InventoryEvent.OrderCancellationRequested;
import dev.orderlog.inventory.domain.InventoryEvent.OrderPlaced;
import dev.orderlog.inventory.domain.InventoryEvent.PaymentCharged;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentCancelled;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentExpired;
import dev.orderlog.inventory.domain.InventoryEvent.ShipmentFailed;
import dev.orderlog.inventory.domain.Shortage;
import dev.orderlog.inventory.domain.StockEvent.StockAdjusted;
import dev.orderlog.inventory.domain.StockEvent.StockReceived;
import dev.orderlog.inventory.domain.StockEvent.StockReleased;
import dev.orderlog.inventory.domain.StockEvent.StockReserved;
import dev.orderlog.inventory.domain.StockLevel;
import dev.orderlog.inventory.domain.StockLine;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;

final class EventReader {

    private EventReader() {}

    static InventoryEvent read(SpecificRecord read) {
        return switch (read) {
            case dev.orderlog.events.OrderPlaced e ->
                    new OrderPlaced(e.getOrderId(), ordered(e.getLines()));
            case dev.orderlog.events.OrderCancellationRequested e ->
                    new OrderCancellationRequested(e.getOrderId());
            case dev.orderlog.events.PaymentCharged e -> new PaymentCharged(e.getOrderId());
            case dev.orderlog.events.ShipmentCancelled e -> new ShipmentCancelled(e.getOrderId());
            case dev.orderlog.events.ShipmentFailed e -> new ShipmentFailed(e.getOrderId());
            case dev.orderlog.events.ShipmentExpired e -> new ShipmentExpired(e.getOrderId());
            case dev.orderlog.events.InventoryReserved e ->
                    new InventoryReserved(e.getOrderId(), lines(e.getLines()), e.getReservedAt());
            case dev.orderlog.events.InventoryFailed e ->
                    new InventoryFailed(
                            e.getOrderId(), shortages(e.getShortages()), e.getFailedAt());
            case dev.orderlog.events.InventoryReleased e ->
                    new InventoryReleased(e.getOrderId(), lines(e.getLines()), e.getReleasedAt());
            case dev.orderlog.events.StockReceived e ->
                    new StockReceived(
                            e.getSku(),
                            e.getQuantity(),
                            new StockLevel(e.getAvailable(), e.getReserved()),
                            e.getReceivedAt());
            case dev.orderlog.events.StockAdjusted e ->
                    new StockAdjusted(
                            e.getSku(),
                            e.getDelta(),
                            e.getReason(),
                            new StockLevel(e.getAvailable(), e.getReserved()),
                            e.getAdjustedAt());
            case dev.orderlog.events.StockReserved e ->
                    new StockReserved(
                            e.getSku(),
                            e.getOrderId(),
                            e.getQuantity(),
                            new StockLevel(e.getAvailable(), e.getReserved()),
                            e.getReservedAt());
            case dev.orderlog.events.StockReleased e ->
                    new StockReleased(
                            e.getSku(),
                            e.getOrderId(),
                            e.getQuantity(),
                            new StockLevel(e.getAvailable(), e.getReserved()),
                            e.getReleasedAt());
            default ->
                    throw new UndecodableEventException(
                            "inventory does not know " + read.getSchema().getName());
        };
    }

    private static List<StockLine> ordered(List<dev.orderlog.events.Line> lines) {
        return lines.stream()
                .map(line -> new StockLine(line.getSku(), line.getQuantity()))
                .toList();
    }

    private static List<StockLine> lines(List<dev.orderlog.events.StockLine> lines) {
        return lines.stream()
                .map(line -> new StockLine(line.getSku(), line.getQuantity()))
                .toList();
    }

    private static List<Shortage> shortages(List<dev.orderlog.events.Shortage> shortages) {
        return shortages.stream()
                .map(s -> new Shortage(s.getSku(), s.getRequested(), s.getAvailable()))
                .toList();
    }
}
