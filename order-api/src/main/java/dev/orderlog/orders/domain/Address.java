package dev.orderlog.orders.domain;

import org.jspecify.annotations.Nullable;

public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        String postalCode,
        String country) {}
