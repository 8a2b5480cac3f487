package dev.orderlog.orders.domain;

import java.util.List;
import java.util.Locale;

/** What an open order waits for, in the order in which it happens. */
public enum Step {
    PAYMENT,
    RESERVATION,
    SHIPMENT,
    DELIVERY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Step of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    Step next() {
        return this == DELIVERY ? DELIVERY : values()[ordinal() + 1];
    }

    boolean isBefore(Step other) {
        return compareTo(other) < 0;
    }

    /** The delivery has no deadline of ours: shipping keeps the one for the pickup. */
    List<Step> deadline() {
        return this == DELIVERY ? List.of() : List.of(this);
    }
}
