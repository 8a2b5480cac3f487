package dev.orderlog.projections;

import dev.orderlog.projections.domain.timeline.StepLimits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * When a step counts as overdue where nobody has a deadline for it: nothing happens then, it is only shown.
 *
 * @param delivery from the pickup on
 * @param completion from the delivery until order-api says so
 * @param undoing each step of the way back
 */
@ConfigurationProperties("orderlog.projections.step-limits")
public record StepSettings(
        @Bindable(defaultValue = "14d") Duration delivery,
        @Bindable(defaultValue = "15m") Duration completion,
        @Bindable(defaultValue = "15m") Duration undoing) {

    StepLimits with(StepDeadlines deadlines) {
        return new StepLimits(
                deadlines.payment(),
                deadlines.reservation(),
                deadlines.shipment(),
                delivery,
                completion,
                undoing);
    }
}
