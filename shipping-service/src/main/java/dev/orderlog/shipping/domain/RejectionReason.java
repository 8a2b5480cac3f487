package dev.orderlog.shipping.domain;

import java.util.Locale;

public enum RejectionReason {
    ALREADY_PICKED_UP,
    CARRIER_REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
