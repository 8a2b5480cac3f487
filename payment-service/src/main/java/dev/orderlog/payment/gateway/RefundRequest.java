package dev.orderlog.payment.gateway;

import io.micronaut.serde.annotation.Serdeable;

@Serdeable
public record RefundRequest(String chargeKey, long amountMinor, String currency) {}
