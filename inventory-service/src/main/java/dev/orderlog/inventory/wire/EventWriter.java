package dev.orderlog.inventory.wire;

import dev.orderlog.inventory.domain.InventoryEvent;
import dev.orderlog.inventory.domain.InventoryEvent.Heard;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryFailed;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReleased;
import dev.orderlog.inventory.domain.InventoryEvent.InventoryReserved;
import dev.orderlog.inventory.domain.Shortage;
import dev.orderlog.inventory.domain.StockEvent.StockAdjusted;
import dev.orderlog.inventory.domain.StockEvent.StockReceived;
import dev.orderlog.inventory.domain.StockEvent.StockReleased;
import dev.orderlog.inventory.domain.StockEvent.StockReserved;
import dev.orderlog.inventory.domain.StockLine;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;

final class EventWriter {

    private EventWriter() {}

    static SpecificRecord write(InventoryEvent event) {
        return switch (event) {
            case InventoryReserved e ->
                    new dev.orderlog.events.InventoryReserved(
                            e.orderId(), lines(e.lines()), e.reservedAt());
            case InventoryFailed e ->
                    new dev.orderlog.events.InventoryFailed(
                            e.orderId(), shortages(e.shortages()), e.failedAt());
            case InventoryReleased e ->
                    new dev.orderlog.events.InventoryReleased(
                            e.orderId(), lines(e.lines()), e.releasedAt());
            case StockReceived e ->
                    new dev.orderlog.events.StockReceived(
                            e.sku(),
                            e.quantity(),
                            e.level().available(),
                            e.level().reserved(),
                            e.receivedAt());
            case StockAdjusted e ->
                    new dev.orderlog.events.StockAdjusted(
                            e.sku(),
                            e.delta(),
                            e.reason(),
                            e.level().available(),
                            e.level().reserved(),
                            e.adjustedAt());
            case StockReserved e ->
                    new dev.orderlog.events.StockReserved(
                            e.sku(),
                            e.orderId(),
                            e.quantity(),
                            e.level().available(),
                            e.level().reserved(),
                            e.reservedAt());
            case StockReleased e ->
                    new dev.orderlog.events.StockReleased(
                            e.sku(),
                            e.orderId(),
                            e.quantity(),
                            e.level().available(),
                            e.level().reserved(),
                            e.releasedAt());
            case Heard e -> throw new IllegalArgumentException("said by another service: " + e);
        };
    }

    private static List<dev.orderlog.events.StockLine> lines(List<StockLine> lines) {
        return lines.stream()
                .map(line -> new dev.orderlog.events.StockLine(line.sku(), line.quantity()))
                .toList();
    }

    private static List<dev.orderlog.events.Shortage> shortages(List<Shortage> shortages) {
        return shortages.stream()
                .map(s -> new dev.orderlog.events.Shortage(s.sku(), s.requested(), s.available()))
                .toList();
    }
}
