package dev.orderlog.projections.stored;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.StockLevel;

import org.apache.kafka.common.serialization.Serde;

public final class StoredStock {

    private StoredStock() {}

    public static Serde<Folded<StockLevel>> serde() {
        return StoredFolded.serde(
                (out, level) -> {
                    out.text(level.sku());
                    out.number(level.available());
                    out.number(level.reserved());
                    out.instant(level.updatedAt());
                },
                in -> new StockLevel(in.text(), in.number(), in.number(), in.instant()));
    }
}
