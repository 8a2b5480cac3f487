package dev.orderlog.projections.http;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** @param next the SKU after which the next page begins, where there is one */
@Serdeable
record StockPage(List<StockBody> stock, @Nullable String next) {

    /** Changes whenever a level on the page does: a SKU's version counts its events. */
    String fingerprint() {
        int hash = 0;
        for (StockBody level : stock) {
            hash = 31 * (31 * hash + level.sku().hashCode()) + Long.hashCode(level.version());
        }
        return stock.size() + (next == null ? "-" : "+") + Integer.toHexString(hash);
    }
}
