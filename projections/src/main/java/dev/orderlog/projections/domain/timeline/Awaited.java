package dev.orderlog.projections.domain.timeline;

import static dev.orderlog.projections.domain.timeline.Step.COMPLETION;
import static dev.orderlog.projections.domain.timeline.Step.DELIVERY;
import static dev.orderlog.projections.domain.timeline.Step.PAYMENT;
import static dev.orderlog.projections.domain.timeline.Step.PICKUP;
import static dev.orderlog.projections.domain.timeline.Step.PLACEMENT;
import static dev.orderlog.projections.domain.timeline.Step.RESERVATION;
import static dev.orderlog.projections.domain.timeline.Step.SHIPMENT;

import dev.orderlog.projections.domain.OrderView;

import java.util.EnumSet;
import java.util.Set;

/**
 * The steps an order waits for.
 *
 * @param now those that have been set going
 * @param later those that follow, if all goes well
 */
record Awaited(Set<Step> now, Set<Step> later) {

    static Awaited by(OrderView order, Past past) {
        return switch (order.status()) {
            case PLACED -> from(order.placement() == null ? PLACEMENT : PAYMENT);
            case PAID -> from(RESERVATION);
            case RESERVED -> from(SHIPMENT);
            case READY_FOR_PICKUP -> from(PICKUP);
            case IN_TRANSIT -> from(DELIVERY);
            case DELIVERED -> from(COMPLETION);
            case CANCELLING -> Undoing.awaited(order, past);
            case COMPLETED, CANCELLED -> new Awaited(Set.of(), Set.of());
        };
    }

    boolean includes(Step step) {
        return now.contains(step) || later.contains(step);
    }

    private static Awaited from(Step step) {
        var later = EnumSet.range(step, COMPLETION);
        later.remove(step);
        return new Awaited(EnumSet.of(step), later);
    }
}
