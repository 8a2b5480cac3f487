package dev.orderlog.inventory.domain;

import java.util.Map;
import java.util.TreeMap;

/** The levels of one batch: decisions are made on it one after another, each seeing what the earlier ones took. */
public final class StockLedger implements StockLevels {

    private final Map<String, StockLevel> levels;

    public StockLedger(Map<String, StockLevel> levels) {
        this.levels = new TreeMap<>(levels);
    }

    @Override
    public StockLevel of(String sku) {
        return levels.getOrDefault(sku, StockLevel.NONE);
    }

    public void apply(StockEvent event) {
        levels.put(event.sku(), event.level());
    }
}
