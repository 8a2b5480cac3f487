package dev.orderlog.bench.load;

import dev.orderlog.schemas.TopicCatalogue;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Orders at a pace, one generator for one platform; what becomes of them is in {@link #orders()}. */
public final class OrderLoad implements AutoCloseable {

    private static final int CONNECTIONS = 128;

    private final Orders orders = new Orders();
    private final OrderBodies bodies;
    private final OrderApiClient client;
    private final LogWatch watch;
    private volatile Pace pace = new Pace.None();
    private final Thread sender;
    private volatile boolean closing;

    /** How orders come. */
    public sealed interface Pace {
        record None() implements Pace {}

        /** Each is due at its time, whether or not the platform keeps up. */
        record PerSecond(double rate) implements Pace {}

        /** The next as soon as fewer than so many are on their way to {@code until}. */
        record Together(int orders, Until until) implements Pace {}

        enum Until {
            ACCEPTED,
            SHIPPED
        }
    }

    /** @param fetchMinBytes see {@link LogWatch} */
    public OrderLoad(URI orderApi, String bootstrapServers, long seed, int fetchMinBytes)
            throws InterruptedException {
        this.bodies = new OrderBodies(seed);
        this.watch =
                new LogWatch(
                        bootstrapServers, TopicCatalogue.ORDER_EVENTS, fetchMinBytes, orders::seen);
        this.client = new OrderApiClient(orderApi, CONNECTIONS, new Noting());
        this.sender = Thread.ofPlatform().daemon().name("order-load").start(this::send);
    }

    public Orders orders() {
        return orders;
    }

    /** From now on; what is under way stays so. */
    public void pace(Pace next) {
        pace = next;
        LockSupport.unpark(sender);
    }

    /** Requests without an answer. */
    public int unanswered() {
        return client.underWay();
    }

    private void send() {
        try {
            var current = pace;
            long due = System.nanoTime();
            while (!closing) {
                if (pace != current) {
                    current = pace;
                    due = System.nanoTime();
                }
                switch (current) {
                    case Pace.None _ -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                    case Pace.PerSecond(double rate) -> {
                        due += (long) (TimeUnit.SECONDS.toNanos(1) / rate);
                        waitUntil(due);
                        client.place(bodies.next(), due);
                    }
                    case Pace.Together(int together, var until) -> {
                        if (underWay(until) < together) {
                            client.place(bodies.next(), System.nanoTime());
                        } else {
                            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
                        }
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private long underWay(Pace.Until until) {
        return switch (until) {
            case ACCEPTED -> client.underWay();
            case SHIPPED -> client.underWay() + orders.underWay();
        };
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        sender.interrupt();
        sender.join();
        client.close();
        watch.close();
    }

    private final class Noting implements OrderApiClient.Answers {
        @Override
        public void accepted(String orderId, long dueNanos, long answeredNanos) {
            orders.accepted(orderId, dueNanos, answeredNanos);
        }

        @Override
        public void refused(int status, String body) {
            orders.refused(status, body);
        }

        @Override
        public void lost(String reason) {
            orders.lost(reason);
        }
    }
}
