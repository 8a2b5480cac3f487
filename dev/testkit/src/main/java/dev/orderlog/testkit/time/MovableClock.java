package dev.orderlog.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs like the machine's and that a test may move forward. It starts in the past and must not overtake the machine's
 * by an hour: Kafka refuses events from the future.
 */
public final class MovableClock implements InstantSource {

    private final AtomicReference<Duration> behind;

    public MovableClock(Duration behind) {
        this.behind = new AtomicReference<>(behind);
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind.get()).truncatedTo(ChronoUnit.MICROS);
    }

    public void forward(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + duration);
        }
        behind.updateAndGet(before -> before.minus(duration));
    }
}
