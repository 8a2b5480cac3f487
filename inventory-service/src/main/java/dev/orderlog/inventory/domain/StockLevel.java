package dev.orderlog.inventory.domain;

public record StockLevel(long available, long reserved) {

    public static final StockLevel NONE = new StockLevel(0, 0);

    public StockLevel {
        if (available < 0 || reserved < 0) {
            throw new IllegalArgumentException(
                    "stock below zero: available=" + available + " reserved=" + reserved);
        }
    }

    public StockLevel reserve(int quantity) {
        return new StockLevel(available - quantity, reserved + quantity);
    }

    public StockLevel release(int quantity) {
        return new StockLevel(available + quantity, reserved - quantity);
    }
}
