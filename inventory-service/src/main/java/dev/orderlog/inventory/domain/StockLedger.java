package dev.orderlog.inventory.domain;

import java.util.HashMap;
import java.util.Map;

/** The levels of one batch: decisions are made on it one after another, each seeing what the earlier ones took. */
public final class StockLedger implements StockLevels {

    private final Map<String, StockLevel> levels;
    private final Map<String, StockLevel> changed = new HashMap<>();

    public StockLedger(Map<String, StockLevel> levels) {
        this.levels = new HashMap<>(levels);
    }

    @Override
    public StockLevel of(String sku) {
        return levels.getOrDefault(sku, StockLevel.NONE);
    }

    public void apply(StockEvent event) {
        levels.put(event.sku(), event.level());
        changed.put(event.sku(), event.level());
    }

    public Map<String, StockLevel> changed() {
        return Map.copyOf(changed);
    }
}
