package dev.orderlog.shipping.signal;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

@Serdeable
public record SignalAccepted(UUID orderId, String status) {}
