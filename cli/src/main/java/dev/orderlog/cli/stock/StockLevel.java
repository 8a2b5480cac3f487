package dev.orderlog.cli.stock;

public record StockLevel(String sku, long available, long reserved) {}
