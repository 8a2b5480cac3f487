package dev.orderlog.eventlog.parked;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How fast many are redriven, and how many at a time, so that a redrive does not become the next outage.
 *
 * @param ordersMax orders per request
 * @param perSecondMax orders per second
 * @param longest how long a request goes on before it answers with how far it came
 */
public record RedrivePace(int ordersMax, int perSecondMax, Duration longest) {

    /** A pace that is being kept. */
    final class Running {
        private final long startNanos = System.nanoTime();
        private final CountDownLatch never = new CountDownLatch(1);
        private long started;

        /** Waits for the next one's turn; false when time is up. */
        boolean goOn() throws InterruptedException {
            long dueNanos = started * TimeUnit.SECONDS.toNanos(1) / perSecondMax;
            long elapsedNanos = System.nanoTime() - startNanos;
            if (started > 0 && Math.max(dueNanos, elapsedNanos) > longest.toNanos()) {
                return false;
            }
            if (dueNanos > elapsedNanos) {
                never.await(dueNanos - elapsedNanos, TimeUnit.NANOSECONDS);
            }
            started++;
            return true;
        }
    }

    Running start() {
        return new Running();
    }
}
