package dev.orderlog.orders.cancel;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

@Serdeable
record CancelledOrder(UUID id, String status) {}
