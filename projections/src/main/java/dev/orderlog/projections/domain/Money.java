package dev.orderlog.projections.domain;

public record Money(long amountMinor, String currency) {}
