package dev.orderlog.projections.domain;

import org.jspecify.annotations.Nullable;

public record Payment(
        Status status,
        @Nullable String reference,
        @Nullable String refundReference,
        @Nullable String reason) {

    public enum Status {
        PENDING,
        CHARGED,
        FAILED,
        REFUNDED,
        CANCELLED
    }

    static final Payment PENDING = new Payment(Status.PENDING, null, null, null);

    static Payment charged(String reference) {
        return new Payment(Status.CHARGED, reference, null, null);
    }

    static Payment failed(String reason) {
        return new Payment(Status.FAILED, null, null, reason);
    }

    Payment refunded(String refundReference) {
        return new Payment(Status.REFUNDED, reference, refundReference, null);
    }

    Payment cancelled() {
        return new Payment(Status.CANCELLED, reference, refundReference, reason);
    }
}
