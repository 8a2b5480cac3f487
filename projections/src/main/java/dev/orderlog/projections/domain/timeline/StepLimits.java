package dev.orderlog.projections.domain.timeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long a step may take before it counts as overdue.
 *
 * @param payment as order-api's deadline of that step, and likewise {@code reservation} and {@code shipment}
 * @param delivery from the pickup on
 * @param completion from the delivery until order-api says so
 * @param undoing each step of the way back
 */
public record StepLimits(
        Duration payment,
        Duration reservation,
        Duration shipment,
        Duration delivery,
        Duration completion,
        Duration undoing) {

    public StepLimits {
        Map.of(
                        "payment", payment,
                        "reservation", reservation,
                        "shipment", shipment,
                        "delivery", delivery,
                        "completion", completion,
                        "undoing", undoing)
                .forEach(StepLimits::requirePositive);
    }

    /** Nothing for what nobody waits for, and for the pickup: its deadline stands on the label. */
    Optional<Duration> of(Step step) {
        return switch (step) {
            case PLACEMENT, CANCELLATION_REQUEST, PICKUP -> Optional.empty();
            case PAYMENT -> Optional.of(payment);
            case RESERVATION -> Optional.of(reservation);
            case SHIPMENT -> Optional.of(shipment);
            case DELIVERY -> Optional.of(delivery);
            case COMPLETION -> Optional.of(completion);
            case SHIPMENT_CANCELLATION, CANCELLATION_REJECTION, RELEASE, REFUND, CANCELLATION ->
                    Optional.of(undoing);
        };
    }

    private static void requirePositive(String step, Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException(
                    "the limit of " + step + " is to be longer than nothing, not " + limit);
        }
    }
}
