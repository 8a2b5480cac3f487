package dev.orderlog.projections;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/** The deadlines that order-api acts on, by its own keys: give both services the same values. */
@ConfigurationProperties("orderlog.orders.step-deadlines")
public record StepDeadlines(
        @Bindable(defaultValue = "15m") Duration payment,
        @Bindable(defaultValue = "15m") Duration reservation,
        @Bindable(defaultValue = "15m") Duration shipment) {}
