package dev.orderlog.payment.domain;

import java.util.Locale;

public enum DeclineReason {
    INSUFFICIENT_FUNDS,
    CARD_EXPIRED,
    SUSPECTED_FRAUD,
    DECLINED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A reason this version does not know is a plain decline. */
    public static DeclineReason of(String code) {
        for (var reason : values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        return DECLINED;
    }
}
