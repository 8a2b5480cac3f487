package dev.orderlog.orders.domain;

/** Why an order is cancelled, or why its cancellation was not possible: a code in lower snake case. */
public record Reason(String code) {

    public static final Reason CUSTOMER_REQUEST = new Reason("customer_request");
    public static final Reason PAYMENT_FAILED = new Reason("payment_failed");
    public static final Reason OUT_OF_STOCK = new Reason("out_of_stock");
    public static final Reason SHIPMENT_FAILED = new Reason("shipment_failed");
    public static final Reason PICKUP_EXPIRED = new Reason("pickup_expired");
    public static final Reason ALREADY_PICKED_UP = new Reason("already_picked_up");

    public static Reason overdue(Step step) {
        return new Reason(step.code() + "_overdue");
    }
}
