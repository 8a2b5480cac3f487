package dev.orderlog.payment.gateway;

import io.micronaut.serde.annotation.Serdeable;

/** @param reference our own: the order id */
@Serdeable
public record ChargeRequest(long amountMinor, String currency, String token, String reference) {}
