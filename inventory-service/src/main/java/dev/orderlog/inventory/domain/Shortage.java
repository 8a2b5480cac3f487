package dev.orderlog.inventory.domain;

public record Shortage(String sku, int requested, long available) {}
