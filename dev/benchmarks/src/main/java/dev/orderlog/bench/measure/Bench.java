package dev.orderlog.bench.measure;

import dev.orderlog.bench.stage.SharedStage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One run: how thorough, where, and what was found out that several measures stand on.
 *
 * @param measures by name, that are taken
 * @param directory for data that is deleted afterwards
 * @param told each step as it begins
 * @param stage that most measures share
 */
public record Bench(
        boolean quick,
        long seed,
        Set<String> measures,
        Path directory,
        Consumer<String> told,
        SharedStage stage) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** The one of a full run, or the one of a quick run. */
    public int of(int full, int whenQuick) {
        return quick ? whenQuick : full;
    }

    public void tell(String text) {
        told.accept(text);
    }

    /** Lets time pass that is part of what is measured. */
    public void during(int seconds) throws InterruptedException {
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }

    /** @return whether it came true in time */
    public boolean await(Duration atMost, BooleanSupplier truth) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!truth.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }
}
