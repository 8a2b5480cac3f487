package dev.orderlog.quickstart.sandbox;

import static dev.orderlog.quickstart.sandbox.Request.text;

record RefundRequest(String chargeKey, long amountMinor, String currency) {
    RefundRequest {
        text("chargeKey", chargeKey);
        text("currency", currency);
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("amountMinor must be positive");
        }
    }
}
