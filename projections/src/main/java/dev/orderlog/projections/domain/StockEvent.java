package dev.orderlog.projections.domain;

import java.time.Instant;

/** Every stock event carries the levels after it. */
public sealed interface StockEvent {

    String sku();

    Levels levels();

    Instant at();

    record Levels(long available, long reserved) {}

    record StockReceived(String sku, Levels levels, Instant at) implements StockEvent {}

    record StockAdjusted(String sku, Levels levels, Instant at) implements StockEvent {}

    record StockReserved(String sku, Levels levels, Instant at) implements StockEvent {}

    record StockReleased(String sku, Levels levels, Instant at) implements StockEvent {}
}
