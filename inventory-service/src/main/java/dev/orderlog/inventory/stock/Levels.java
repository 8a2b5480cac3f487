package dev.orderlog.inventory.stock;

import dev.orderlog.inventory.domain.StockLevel;

import io.micronaut.serde.annotation.Serdeable;

@Serdeable
public record Levels(String sku, long available, long reserved) {

    static Levels of(String sku, StockLevel level) {
        return new Levels(sku, level.available(), level.reserved());
    }
}
