package dev.orderlog.projections.domain;

import dev.orderlog.projections.domain.StockEvent.Levels;
import dev.orderlog.projections.domain.StockEvent.StockAdjusted;
import dev.orderlog.projections.domain.StockEvent.StockReceived;
import dev.orderlog.projections.domain.StockEvent.StockReleased;
import dev.orderlog.projections.domain.StockEvent.StockReserved;

import java.time.Instant;

public final class StockFold {

    private StockFold() {}

    public static StockLevel fold(StockLevel level, StockEvent event) {
        return switch (event) {
            case StockReceived(var _, var levels, var at) -> at(level, levels, at);
            case StockAdjusted(var _, var levels, var at) -> at(level, levels, at);
            case StockReserved(var _, var levels, var at) -> at(level, levels, at);
            case StockReleased(var _, var levels, var at) -> at(level, levels, at);
        };
    }

    private static StockLevel at(StockLevel level, Levels levels, Instant at) {
        return new StockLevel(level.sku(), levels.available(), levels.reserved(), at);
    }
}
