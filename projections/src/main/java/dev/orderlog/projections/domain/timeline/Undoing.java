package dev.orderlog.projections.domain.timeline;

import static dev.orderlog.projections.domain.timeline.Step.CANCELLATION;
import static dev.orderlog.projections.domain.timeline.Step.CANCELLATION_REJECTION;
import static dev.orderlog.projections.domain.timeline.Step.COMPLETION;
import static dev.orderlog.projections.domain.timeline.Step.DELIVERY;
import static dev.orderlog.projections.domain.timeline.Step.PICKUP;
import static dev.orderlog.projections.domain.timeline.Step.REFUND;
import static dev.orderlog.projections.domain.timeline.Step.RELEASE;
import static dev.orderlog.projections.domain.timeline.Step.SHIPMENT_CANCELLATION;

import dev.orderlog.projections.domain.Cancellation;
import dev.orderlog.projections.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.projections.domain.OrderView;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an order that is being cancelled waits for. The chain runs from the shipment back to the money; a step that failed
 * for good starts it in the middle, and a request for a cancellation may meet a chain that runs already, or a parcel that
 * has left.
 */
final class Undoing {

    private final OrderView order;
    private final boolean requested;
    private final boolean refused;
    private final Set<Step> now = EnumSet.noneOf(Step.class);
    private final Set<Step> later = EnumSet.noneOf(Step.class);

    private Undoing(OrderView order, Past past) {
        this.order = order;
        this.requested = order.cancellation().status() == Cancellation.Status.REQUESTED;
        this.refused =
                requested
                        && past.hasSince(
                                ShipmentCancellationRejected.class.getSimpleName(),
                                OrderCancellationRequested.class.getSimpleName());
    }

    static Awaited awaited(OrderView order, Past past) {
        var undoing = new Undoing(order, past);
        undoing.find();
        return new Awaited(undoing.now, undoing.later);
    }

    private void find() {
        if (refused) {
            now.add(CANCELLATION_REJECTION);
        }
        switch (order.shipment().status()) {
            case DELIVERED -> {
                now.add(CANCELLATION_REJECTION);
                now.add(COMPLETION);
            }
            case PICKED_UP -> goOn(DELIVERY);
            case CREATED -> {
                if (refused) {
                    goOn(PICKUP);
                } else {
                    undo();
                }
            }
            case PENDING, FAILED, EXPIRED, CANCELLED -> undo();
        }
    }

    /** The cancellation is or will be rejected, and the order takes up its way from there. */
    private void goOn(Step from) {
        if (!refused) {
            now.add(SHIPMENT_CANCELLATION);
            later.add(CANCELLATION_REJECTION);
        }
        later.addAll(EnumSet.range(from, COMPLETION));
    }

    private void undo() {
        shipment();
        release();
        refund();
        switch (order.payment().status()) {
            case FAILED, REFUNDED, CANCELLED -> now.add(CANCELLATION);
            case PENDING, CHARGED -> later.add(CANCELLATION);
        }
    }

    private void shipment() {
        switch (order.shipment().status()) {
            case PENDING, CREATED -> {
                if (requested && !refused) {
                    now.add(SHIPMENT_CANCELLATION);
                }
            }
            case FAILED, EXPIRED, CANCELLED, PICKED_UP, DELIVERED -> {}
        }
    }

    private void release() {
        switch (order.inventory().status()) {
            case PENDING, RESERVED -> {
                switch (order.shipment().status()) {
                    case FAILED, EXPIRED, CANCELLED -> now.add(RELEASE);
                    case PENDING, CREATED, PICKED_UP, DELIVERED -> {
                        if (requested) {
                            later.add(RELEASE);
                        }
                    }
                }
            }
            case FAILED, RELEASED -> {}
        }
    }

    private void refund() {
        switch (order.payment().status()) {
            case PENDING, CHARGED -> {
                switch (order.inventory().status()) {
                    case FAILED, RELEASED -> now.add(REFUND);
                    case PENDING, RESERVED -> later.add(REFUND);
                }
            }
            case FAILED, REFUNDED, CANCELLED -> {}
        }
    }
}
