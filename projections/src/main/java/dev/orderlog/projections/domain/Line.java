package dev.orderlog.projections.domain;

public record Line(String sku, int quantity, Money unitPrice) {}
