package dev.orderlog.shipping;

import dev.orderlog.shipping.domain.PickupPolicy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.net.URI;
import java.time.Duration;

/**
 * @param pickupWindow how long a parcel waits when the carrier does not say
 * @param reminderBefore how long before the end the reminder comes
 */
@ConfigurationProperties("orderlog.shipping")
record ShippingSettings(
        URI carrierUrl,
        @Bindable(defaultValue = "7d") Duration pickupWindow,
        @Bindable(defaultValue = "24h") Duration reminderBefore) {

    PickupPolicy policy() {
        return new PickupPolicy(pickupWindow, reminderBefore);
    }
}
