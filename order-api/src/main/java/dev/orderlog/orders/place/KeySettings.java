package dev.orderlog.orders.place;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * @param lifetime how long a repeat finds the first answer
 * @param lengthMax characters of a key
 */
@ConfigurationProperties("orderlog.orders.idempotency-keys")
public record KeySettings(
        @Bindable(defaultValue = "24h") Duration lifetime,
        @Bindable(defaultValue = "255") int lengthMax) {}
