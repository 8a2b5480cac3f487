package dev.orderlog.quickstart.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The waits a test token asks for; all of them end when the sandbox closes. */
final class Pauses {
    private final CountDownLatch closing = new CountDownLatch(1);

    void pause(Duration length) {
        try {
            if (!closing.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(Reply.problem(503, "closing", "The sandbox is shutting down"));
    }

    void endAll() {
        closing.countDown();
    }
}
