package dev.orderlog.projections.domain.timeline;

import static dev.orderlog.projections.domain.timeline.Service.INVENTORY_SERVICE;
import static dev.orderlog.projections.domain.timeline.Service.ORDER_API;
import static dev.orderlog.projections.domain.timeline.Service.PAYMENT_SERVICE;
import static dev.orderlog.projections.domain.timeline.Service.SHIPPING_SERVICE;

import dev.orderlog.projections.domain.OrderEvent;
import dev.orderlog.projections.domain.OrderEvent.InventoryFailed;
import dev.orderlog.projections.domain.OrderEvent.InventoryReleased;
import dev.orderlog.projections.domain.OrderEvent.InventoryReserved;
import dev.orderlog.projections.domain.OrderEvent.OrderCancellationRejected;
import dev.orderlog.projections.domain.OrderEvent.OrderCancellationRequested;
import dev.orderlog.projections.domain.OrderEvent.OrderCancelled;
import dev.orderlog.projections.domain.OrderEvent.OrderCompleted;
import dev.orderlog.projections.domain.OrderEvent.OrderPlaced;
import dev.orderlog.projections.domain.OrderEvent.PaymentCancelled;
import dev.orderlog.projections.domain.OrderEvent.PaymentCharged;
import dev.orderlog.projections.domain.OrderEvent.PaymentFailed;
import dev.orderlog.projections.domain.OrderEvent.PaymentRefunded;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCancellationRejected;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCancelled;
import dev.orderlog.projections.domain.OrderEvent.ShipmentCreated;
import dev.orderlog.projections.domain.OrderEvent.ShipmentDelivered;
import dev.orderlog.projections.domain.OrderEvent.ShipmentExpired;
import dev.orderlog.projections.domain.OrderEvent.ShipmentFailed;
import dev.orderlog.projections.domain.OrderEvent.ShipmentPickedUp;

import java.util.List;

/** The choreography as a table: who says what, on seeing what. First the way forward, then the way back. */
public enum Step {
    PLACEMENT(ORDER_API, onSeeing(), saying(OrderPlaced.class)),
    PAYMENT(
            PAYMENT_SERVICE,
            onSeeing(OrderPlaced.class),
            saying(PaymentCharged.class, PaymentFailed.class)),
    RESERVATION(
            INVENTORY_SERVICE,
            onSeeing(PaymentCharged.class),
            saying(InventoryReserved.class, InventoryFailed.class)),
    SHIPMENT(
            SHIPPING_SERVICE,
            onSeeing(InventoryReserved.class),
            saying(ShipmentCreated.class, ShipmentFailed.class)),
    PICKUP(
            SHIPPING_SERVICE,
            onSeeing(ShipmentCreated.class),
            saying(ShipmentPickedUp.class, ShipmentExpired.class)),
    DELIVERY(SHIPPING_SERVICE, onSeeing(ShipmentPickedUp.class), saying(ShipmentDelivered.class)),
    COMPLETION(ORDER_API, onSeeing(ShipmentDelivered.class), saying(OrderCompleted.class)),

    CANCELLATION_REQUEST(ORDER_API, onSeeing(), saying(OrderCancellationRequested.class)),
    SHIPMENT_CANCELLATION(
            SHIPPING_SERVICE,
            onSeeing(OrderCancellationRequested.class),
            saying(ShipmentCancelled.class, ShipmentCancellationRejected.class)),
    CANCELLATION_REJECTION(
            ORDER_API,
            onSeeing(ShipmentCancellationRejected.class, ShipmentDelivered.class),
            saying(OrderCancellationRejected.class)),
    RELEASE(
            INVENTORY_SERVICE,
            onSeeing(ShipmentCancelled.class, ShipmentFailed.class, ShipmentExpired.class),
            saying(InventoryReleased.class)),
    REFUND(
            PAYMENT_SERVICE,
            onSeeing(InventoryReleased.class, InventoryFailed.class),
            saying(PaymentRefunded.class, PaymentCancelled.class)),
    CANCELLATION(
            ORDER_API,
            onSeeing(PaymentFailed.class, PaymentRefunded.class, PaymentCancelled.class),
            saying(OrderCancelled.class));

    private final Service service;
    private final List<String> cues;
    private final List<String> answers;

    Step(Service service, List<String> cues, List<String> answers) {
        this.service = service;
        this.cues = cues;
        this.answers = answers;
    }

    /** Who says it. */
    public Service service() {
        return service;
    }

    /** The types of the events that set it going; none where somebody outside does. */
    public List<String> cues() {
        return cues;
    }

    /** The types of the events that end it, each by itself. */
    public List<String> answers() {
        return answers;
    }

    /** Whether the service itself waits, for a person or the carrier to tell it. */
    public boolean needsSignal() {
        return this == PICKUP || this == DELIVERY;
    }

    boolean isForward() {
        return compareTo(COMPLETION) <= 0;
    }

    /** Whether it stands in every order that is undone, at least as not needed. */
    boolean isUndoing() {
        return switch (this) {
            case SHIPMENT_CANCELLATION, RELEASE, REFUND, CANCELLATION -> true;
            case PLACEMENT,
                    PAYMENT,
                    RESERVATION,
                    SHIPMENT,
                    PICKUP,
                    DELIVERY,
                    COMPLETION,
                    CANCELLATION_REQUEST,
                    CANCELLATION_REJECTION ->
                    false;
        };
    }

    /** Whether it answers one request for a cancellation; after a rejected one there may be another. */
    boolean answersRequest() {
        return this == SHIPMENT_CANCELLATION || this == CANCELLATION_REJECTION;
    }

    @SafeVarargs
    private static List<String> onSeeing(Class<? extends OrderEvent>... cues) {
        return types(List.of(cues));
    }

    @SafeVarargs
    private static List<String> saying(Class<? extends OrderEvent>... answers) {
        return types(List.of(answers));
    }

    private static List<String> types(List<Class<? extends OrderEvent>> events) {
        return events.stream().map(Class::getSimpleName).toList();
    }
}
