package dev.orderlog.inventory.stock;

import dev.orderlog.inventory.domain.StockLedger;

import java.util.Map;

/** @param versions where the SKUs' own streams end, as far as that is known */
public record LockedStock(StockLedger ledger, Map<String, Long> versions) {

    public static final LockedStock NONE = new LockedStock(new StockLedger(Map.of()), Map.of());
}
