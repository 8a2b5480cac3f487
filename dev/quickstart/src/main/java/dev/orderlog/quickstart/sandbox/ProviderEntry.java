package dev.orderlog.quickstart.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * One key's settled fate. {@code reference} is set where money moved, {@code reason} where it was declined, {@code
 * chargeKey} on refunds.
 */
record ProviderEntry(
        String key,
        Kind kind,
        @Nullable String orderId,
        long amountMinor,
        @Nullable String currency,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable String chargeKey,
        String fingerprint,
        String at)
        implements Ledger.Entry {

    enum Kind {
        @JsonProperty("charge")
        CHARGE,
        @JsonProperty("decline")
        DECLINE,
        @JsonProperty("cancellation")
        CANCELLATION,
        @JsonProperty("refund")
        REFUND
    }

    /** What {@code GET /v1/ledger} tells. */
    record Listed(
            String key,
            Kind kind,
            @Nullable String orderId,
            long amountMinor,
            @Nullable String currency,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable String chargeKey,
            String at,
            int attempts) {}

    /** The charge's key, for the charge and its refunds alike. */
    @Override
    public String subject() {
        return chargeKey == null ? key : chargeKey;
    }

    String mustReference() {
        return Objects.requireNonNull(reference, "no money moved");
    }

    String mustReason() {
        return Objects.requireNonNull(reason, "nothing was declined");
    }

    Listed listed(int attempts) {
        return new Listed(
                key,
                kind,
                orderId,
                amountMinor,
                currency,
                reference,
                reason,
                chargeKey,
                at,
                attempts);
    }
}
