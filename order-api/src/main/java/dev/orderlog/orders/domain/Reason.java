package dev.orderlog.orders.domain;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an order is cancelled, or why its cancellation was not possible: a code in lower snake case. */
public record Reason(String code) {

    public static final Reason CUSTOMER_REQUEST = new Reason("customer_request");
    public static final Reason PAYMENT_FAILED = new Reason("payment_failed");
    public static final Reason OUT_OF_STOCK = new Reason("out_of_stock");
    public static final Reason SHIPMENT_FAILED = new Reason("shipment_failed");
    public static final Reason PICKUP_EXPIRED = new Reason("pickup_expired");
    public static final Reason ALREADY_PICKED_UP = new Reason("already_picked_up");

    private static final Set<Reason> OURS =
            Stream.concat(
                            Stream.of(
                                    CUSTOMER_REQUEST,
                                    PAYMENT_FAILED,
                                    OUT_OF_STOCK,
                                    SHIPMENT_FAILED,
                                    PICKUP_EXPIRED,
                                    ALREADY_PICKED_UP),
                            Arrays.stream(Step.values()).map(Reason::overdue))
                    .collect(Collectors.toUnmodifiableSet());

    /** Whether it has a meaning of its own in the choreography; all others are a customer's words. */
    public boolean isOurs() {
        return OURS.contains(this);
    }

    public static Reason overdue(Step step) {
        return new Reason(step.code() + "_overdue");
    }
}
