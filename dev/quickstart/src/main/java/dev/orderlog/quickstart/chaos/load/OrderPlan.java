package dev.orderlog.quickstart.chaos.load;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One order and what its customer does with it.
 *
 * @param customer of this order alone
 * @param cancelAfter when the customer asks for its cancellation
 * @param pickupAfter how long a parcel waits for its driver; empty when nobody ever comes
 * @param sentTwice whether the customer sends the accepted order again, which must change nothing
 */
public record OrderPlan(
        String customer,
        Map<String, Integer> lines,
        String paymentToken,
        String shippingService,
        Optional<Duration> cancelAfter,
        Optional<Duration> pickupAfter,
        boolean sentTwice) {

    public OrderPlan {
        lines = Map.copyOf(lines);
    }
}
