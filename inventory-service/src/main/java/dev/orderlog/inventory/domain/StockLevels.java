package dev.orderlog.inventory.domain;

import java.util.Optional;

@FunctionalInterface
public interface StockLevels {

    StockLevel of(String sku);

    default Optional<Shortage> shortage(StockLine line) {
        long available = of(line.sku()).available();
        return available < line.quantity()
                ? Optional.of(new Shortage(line.sku(), line.quantity(), available))
                : Optional.empty();
    }
}
