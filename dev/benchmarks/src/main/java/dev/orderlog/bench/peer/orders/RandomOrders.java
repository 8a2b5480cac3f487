package dev.orderlog.bench.peer.orders;

import dev.orderlog.eventlog.event.EventIds;

import java.util.SplittableRandom;

/** Orders as people place them, the same for the same seed but for their ids. For one thread. */
public final class RandomOrders {

    private static final int CUSTOMERS = 10_000;
    private static final int QUANTITY_MAX = 5;
    private static final int PRICE_MINOR_MAX = 20_000;
    private static final int POSTAL_CODES = 90_000;

    private final SplittableRandom random;

    public RandomOrders(long seed) {
        random = new SplittableRandom(seed);
    }

    public Order next() {
        int quantity = 1 + random.nextInt(QUANTITY_MAX);
        int customer = random.nextInt(CUSTOMERS);
        return new Order(
                EventIds.next(),
                "customer-%05d".formatted(customer),
                OrderTables.sku(random.nextInt(OrderTables.SKUS)),
                quantity,
                (long) quantity * (1 + random.nextInt(PRICE_MINOR_MAX)),
                "EUR",
                "tok_approve",
                "standard",
                "Customer Number " + customer,
                "Long Street %d".formatted(1 + random.nextInt(200)),
                "Springfield",
                String.valueOf(10_000 + random.nextInt(POSTAL_CODES)),
                "DE");
    }
}
