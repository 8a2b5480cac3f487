package dev.orderlog.shipping.carrier;

import io.micronaut.serde.annotation.Serdeable;

@Serdeable
public record VoidRequest(String labelId, int attempt) {}
