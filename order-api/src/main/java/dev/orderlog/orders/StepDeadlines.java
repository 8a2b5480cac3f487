package dev.orderlog.orders;

import dev.orderlog.orders.domain.Step;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/** How long each step may take before the order is cancelled. */
@ConfigurationProperties("orderlog.orders.step-deadlines")
public record StepDeadlines(
        @Bindable(defaultValue = "15m") Duration payment,
        @Bindable(defaultValue = "15m") Duration reservation,
        @Bindable(defaultValue = "15m") Duration shipment) {

    Duration of(Step step) {
        return switch (step) {
            case PAYMENT -> payment;
            case RESERVATION -> reservation;
            case SHIPMENT -> shipment;
            case DELIVERY -> throw new IllegalArgumentException("shipping keeps that deadline");
        };
    }
}
