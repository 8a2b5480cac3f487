package dev.orderlog.shipping.domain;

import java.util.Optional;

public record Address(
        String name,
        String line1,
        Optional<String> line2,
        String city,
        String postalCode,
        String country) {}
