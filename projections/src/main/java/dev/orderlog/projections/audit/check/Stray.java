package dev.orderlog.projections.audit.check;

/** A record that belongs to no order and no SKU, because its headers or its key do not say so. */
public record Stray(Place place, String key, Kind kind, String why) implements Met {}
