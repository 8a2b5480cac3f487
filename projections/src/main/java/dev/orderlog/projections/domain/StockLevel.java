package dev.orderlog.projections.domain;

import java.time.Instant;

public record StockLevel(String sku, long available, long reserved, Instant updatedAt) {

    public static StockLevel initial(String sku) {
        return new StockLevel(sku, 0, 0, Instant.EPOCH);
    }
}
