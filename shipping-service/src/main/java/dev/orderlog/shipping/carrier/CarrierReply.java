package dev.orderlog.shipping.carrier;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@Serdeable
record CarrierReply(
        @Nullable String carrier,
        @Nullable String labelId,
        @Nullable String trackingNumber,
        @Nullable Instant pickupBy,
        @Nullable String reason) {}
