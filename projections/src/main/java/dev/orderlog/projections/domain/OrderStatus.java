package dev.orderlog.projections.domain;

/**
 * One word for where an order is. It is not stored but read off the parts of the view, so that a rejected cancellation
 * puts an order back exactly where payment, stock and shipment say it is.
 *
 * <pre>
 * PLACED -> PAID -> RESERVED -> READY_FOR_PICKUP -> IN_TRANSIT -> DELIVERED -> COMPLETED
 *    any of these up to READY_FOR_PICKUP -> CANCELLING -> CANCELLED
 * </pre>
 */
public enum OrderStatus {
    PLACED,
    PAID,
    RESERVED,
    READY_FOR_PICKUP,
    IN_TRANSIT,
    DELIVERED,
    COMPLETED,
    CANCELLING,
    CANCELLED;

    static OrderStatus of(OrderView order) {
        if (order.completed()) {
            return COMPLETED;
        }
        return switch (order.cancellation().status()) {
            case DONE -> CANCELLED;
            case REQUESTED -> CANCELLING;
            case NONE, REJECTED -> ofShipment(order);
        };
    }

    private static OrderStatus ofShipment(OrderView order) {
        return switch (order.shipment().status()) {
            case DELIVERED -> DELIVERED;
            case PICKED_UP -> IN_TRANSIT;
            case FAILED, EXPIRED, CANCELLED -> CANCELLING;
            case CREATED -> READY_FOR_PICKUP;
            case PENDING -> ofInventory(order);
        };
    }

    private static OrderStatus ofInventory(OrderView order) {
        return switch (order.inventory().status()) {
            case RESERVED -> RESERVED;
            case FAILED, RELEASED -> CANCELLING;
            case PENDING -> ofPayment(order);
        };
    }

    private static OrderStatus ofPayment(OrderView order) {
        return switch (order.payment().status()) {
            case CHARGED -> PAID;
            case FAILED, REFUNDED, CANCELLED -> CANCELLING;
            case PENDING -> PLACED;
        };
    }
}
