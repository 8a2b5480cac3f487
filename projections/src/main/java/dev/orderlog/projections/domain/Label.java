package dev.orderlog.projections.domain;

import java.time.Instant;

public record Label(
        String carrier, String labelId, String trackingNumber, Instant pickupDeadline) {}
