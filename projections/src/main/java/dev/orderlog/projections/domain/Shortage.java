package dev.orderlog.projections.domain;

public record Shortage(String sku, int requested, long available) {}
