package dev.orderlog.bench.report;

/** A measured number and what it is of, for example {@code 6,900 orders/s} of {@code pgbench, one order per transaction}. */
public record Quantity(double value, String unit, String of) {}
