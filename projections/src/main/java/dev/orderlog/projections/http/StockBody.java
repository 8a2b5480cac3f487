package dev.orderlog.projections.http;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.StockLevel;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;

@Serdeable
record StockBody(String sku, long available, long reserved, long version, Instant updatedAt) {

    static StockBody of(Folded<StockLevel> folded) {
        StockLevel level = folded.view();
        return new StockBody(
                level.sku(),
                level.available(),
                level.reserved(),
                folded.version(),
                level.updatedAt());
    }
}
