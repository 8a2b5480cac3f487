package dev.orderlog.shipping.domain;

import java.time.Instant;

public record Label(
        String carrier,
        String labelId,
        String trackingNumber,
        Instant pickupDeadline,
        Instant createdAt) {}
