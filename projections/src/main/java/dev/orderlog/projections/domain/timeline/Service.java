package dev.orderlog.projections.domain.timeline;

import java.util.Locale;

public enum Service {
    ORDER_API,
    PAYMENT_SERVICE,
    INVENTORY_SERVICE,
    SHIPPING_SERVICE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
