package dev.orderlog.bench.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast something counts up, between two marks; what it needs to get going stays out. */
record Stretch(double perSecond, double seconds) {

    private static final Duration MAX = Duration.ofMinutes(20);

    /** @param warm the count at which the stretch begins */
    static Stretch measure(Bench bench, LongSupplier count, long warm, long whole)
            throws InterruptedException {
        if (!bench.await(MAX, () -> count.getAsLong() >= warm)) {
            throw new IllegalStateException(
                    "it does not get going: %d of %d".formatted(count.getAsLong(), warm));
        }
        long from = count.getAsLong();
        long began = System.nanoTime();
        if (!bench.await(MAX, () -> count.getAsLong() >= whole)) {
            throw new IllegalStateException(
                    "it does not end: %d of %d".formatted(count.getAsLong(), whole));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Stretch((whole - from) / seconds, seconds);
    }
}
