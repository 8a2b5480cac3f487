package dev.orderlog.orders.domain;

public record Line(String sku, int quantity, Money unitPrice) {

    Money price() {
        return unitPrice.times(quantity);
    }
}
