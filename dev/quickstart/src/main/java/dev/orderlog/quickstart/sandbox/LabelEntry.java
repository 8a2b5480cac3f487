package dev.orderlog.quickstart.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** One key's settled fate. A void carries the label's id, order and service. */
record LabelEntry(
        String key,
        Kind kind,
        String orderId,
        String service,
        @Nullable String labelId,
        @Nullable String trackingNumber,
        @Nullable String pickupBy,
        @Nullable String reason,
        String fingerprint,
        String at)
        implements Ledger.Entry {

    enum Kind {
        @JsonProperty("label")
        LABEL,
        @JsonProperty("refusal")
        REFUSAL,
        @JsonProperty("void")
        VOID
    }

    /** What {@code GET /v1/ledger} tells. */
    record Listed(
            String key,
            Kind kind,
            String orderId,
            String service,
            @Nullable String labelId,
            @Nullable String trackingNumber,
            @Nullable String pickupBy,
            @Nullable String reason,
            String at,
            int attempts) {}

    Listed listed(int attempts) {
        return new Listed(
                key,
                kind,
                orderId,
                service,
                labelId,
                trackingNumber,
                pickupBy,
                reason,
                at,
                attempts);
    }

    /** The label's id, for the label and its void alike. */
    @Override
    public String subject() {
        return labelId == null ? key : labelId;
    }

    String mustLabelId() {
        return Objects.requireNonNull(labelId, "no label was bought");
    }
}
