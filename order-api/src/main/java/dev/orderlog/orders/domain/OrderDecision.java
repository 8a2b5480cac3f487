package dev.orderlog.orders.domain;

import java.util.List;

public sealed interface OrderDecision {

    /**
     * @param remember whether the heard event itself becomes part of the order's stream
     * @param deadlines steps that must now happen in time
     * @param settled steps that need no deadline any more
     */
    record Decided(
            List<OrderEvent.Said> events,
            boolean remember,
            List<Step> deadlines,
            List<Step> settled)
            implements OrderDecision {

        static Decided saying(OrderEvent.Said... events) {
            return new Decided(List.of(events), false, List.of(), List.of());
        }

        static Decided remembering() {
            return new Decided(List.of(), true, List.of(), List.of());
        }

        Decided awaiting(Step step) {
            return new Decided(events, remember, step.deadline(), settled);
        }

        Decided settling(Step step) {
            return new Decided(events, remember, deadlines, step.deadline());
        }
    }

    record Refused(Refusal reason) implements OrderDecision {}

    enum Refusal {
        ORDER_UNKNOWN,
        ALREADY_PLACED,
        STEP_PASSED,
        CANCELLATION_NOT_REQUESTED,
        CANCELLATION_UNDER_WAY,
        ALREADY_COMPLETED,
        ALREADY_CANCELLED
    }
}
