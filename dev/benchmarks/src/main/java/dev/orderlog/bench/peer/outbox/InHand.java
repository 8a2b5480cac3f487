package dev.orderlog.bench.peer.outbox;

import dev.orderlog.bench.peer.orders.Crew;

import org.apache.kafka.clients.consumer.Consumer;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Orders that were placed and whose shipment has not been seen in the log; no more than so many at once. */
final class InHand {

    private static final Duration GATE_WAIT = Duration.ofMillis(50);
    private static final Duration POLL = Duration.ofMillis(100);

    private final int atMost;
    private final Semaphore gate;
    private final Set<UUID> orders = ConcurrentHashMap.newKeySet();
    private final LongAdder ended = new LongAdder();

    InHand(int atMost) {
        this.atMost = atMost;
        // Fair, so that whoever waits for all of them to end is not overtaken by new ones.
        gate = new Semaphore(atMost, true);
    }

    /** False when there was no room for another one in a while. */
    boolean mayPlace() throws InterruptedException {
        return gate.tryAcquire(GATE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    void placing(UUID order) {
        orders.add(order);
    }

    long ended() {
        return ended.sum();
    }

    /** Lets no new one in and waits for the others; afterwards the orders in hand are those that got lost. */
    int awaitAll(Duration time) throws InterruptedException {
        return gate.tryAcquire(atMost, time.toMillis(), TimeUnit.MILLISECONDS) ? 0 : orders.size();
    }

    /** Reads the log. */
    Crew.Turn watching(Consumer<String, byte[]> consumer) {
        return () -> {
            for (var read : consumer.poll(POLL)) {
                if (Event.type(read).equals(Service.SHIPPED)
                        && orders.remove(UUID.fromString(read.key()))) {
                    ended.increment();
                    gate.release();
                }
            }
        };
    }
}
