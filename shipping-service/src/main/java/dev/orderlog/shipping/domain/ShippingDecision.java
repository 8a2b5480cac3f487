package dev.orderlog.shipping.domain;

import java.util.List;

public sealed interface ShippingDecision {

    /**
     * @param remember whether the heard event itself becomes part of the order's stream
     * @param settled deadlines that need not come any more
     */
    record Decided(
            List<ShippingEvent.Said> events,
            boolean remember,
            List<ShippingIntent> intents,
            List<PickupDeadline> deadlines,
            List<PickupDeadline> settled)
            implements ShippingDecision {

        static Decided saying(ShippingEvent.Said event) {
            return new Decided(List.of(event), false, List.of(), List.of(), List.of());
        }

        static Decided remembering() {
            return new Decided(List.of(), true, List.of(), List.of(), List.of());
        }

        Decided intending(ShippingIntent intent) {
            return new Decided(events, remember, List.of(intent), deadlines, settled);
        }

        Decided due(List<PickupDeadline> pickup) {
            return new Decided(events, remember, intents, pickup, settled);
        }

        Decided settling(List<PickupDeadline> pickup) {
            return new Decided(events, remember, intents, deadlines, pickup);
        }
    }

    record Refused(Refusal reason) implements ShippingDecision {}

    enum Refusal {
        ORDER_UNKNOWN,
        ORDER_CANCELLED,
        ALREADY_PLACED,
        LABEL_NOT_BOUGHT,
        LABEL_NOT_ASKED,
        LABEL_BEING_BOUGHT,
        CANCELLATION_ALREADY_REMEMBERED,
        BEING_CANCELLED,
        CANCELLATION_NOT_ASKED,
        ANSWER_TO_EARLIER_ATTEMPT,
        NOT_PICKED_UP,
        ALREADY_CREATED,
        ALREADY_REMINDED,
        ALREADY_PICKED_UP,
        ALREADY_DELIVERED,
        ALREADY_FAILED,
        ALREADY_EXPIRED,
        ALREADY_CANCELLED
    }
}
