package dev.orderlog.projections.wire;

import dev.orderlog.events.StockAdjusted;
import dev.orderlog.events.StockReceived;
import dev.orderlog.events.StockReleased;
import dev.orderlog.events.StockReserved;
import dev.orderlog.projections.domain.StockEvent;
import dev.orderlog.projections.domain.StockEvent.Levels;

import org.apache.avro.specific.SpecificRecord;

final class StockWire {

    private StockWire() {}

    static StockEvent toDomain(SpecificRecord record) {
        return switch (record) {
            case StockReceived e ->
                    new StockEvent.StockReceived(
                            e.getSku(),
                            new Levels(e.getAvailable(), e.getReserved()),
                            e.getReceivedAt());
            case StockAdjusted e ->
                    new StockEvent.StockAdjusted(
                            e.getSku(),
                            new Levels(e.getAvailable(), e.getReserved()),
                            e.getAdjustedAt());
            case StockReserved e ->
                    new StockEvent.StockReserved(
                            e.getSku(),
                            new Levels(e.getAvailable(), e.getReserved()),
                            e.getReservedAt());
            case StockReleased e ->
                    new StockEvent.StockReleased(
                            e.getSku(),
                            new Levels(e.getAvailable(), e.getReserved()),
                            e.getReleasedAt());
            default ->
                    throw new UndecodableException(
                            record.getSchema().getName() + " is no stock event");
        };
    }
}
