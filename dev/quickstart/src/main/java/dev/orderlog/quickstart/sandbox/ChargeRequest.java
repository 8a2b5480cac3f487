package dev.orderlog.quickstart.sandbox;

import static dev.orderlog.quickstart.sandbox.Request.text;

record ChargeRequest(long amountMinor, String currency, String token, String reference) {
    ChargeRequest {
        text("currency", currency);
        text("token", token);
        text("reference", reference);
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("amountMinor must be positive");
        }
    }
}
