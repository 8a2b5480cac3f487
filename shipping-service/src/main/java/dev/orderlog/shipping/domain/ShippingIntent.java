package dev.orderlog.shipping.domain;

import java.util.UUID;

public sealed interface ShippingIntent {

    UUID orderId();

    record CreateLabel(UUID orderId, Parcel parcel) implements ShippingIntent {}

    /** @param attempt 1, 2, 3 ...: a carrier that refused once may be asked again, as a new call */
    record VoidLabel(UUID orderId, String labelId, int attempt) implements ShippingIntent {}
}
