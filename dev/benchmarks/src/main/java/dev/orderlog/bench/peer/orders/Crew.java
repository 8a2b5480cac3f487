package dev.orderlog.bench.peer.orders;

import dev.orderlog.bench.peer.Peer;
import dev.orderlog.bench.peer.Work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Threads that each repeat one thing until they are stopped; the first that fails ends the run. */
public final class Crew implements AutoCloseable {

    /** One turn of a thread; short, because stopping waits for it. */
    public interface Turn {
        void take() throws Exception;
    }

    /** What ended in all windows. */
    public record Counted(long count, double seconds) {}

    private static final Duration FIRST_END_MAX = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final double NANOS_PER_SECOND = 1e9;

    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean working = true;

    public void repeat(String name, Turn turn) {
        threads.add(
                Thread.ofPlatform()
                        .name(name)
                        .start(() -> {
                            try {
                                while (working) {
                                    turn.take();
                                }
                            } catch (Exception | Error e) {
                                failed.completeExceptionally(e);
                            }
                        }));
    }

    /**
     * Lets everybody work through warm-up and windows. None ends before something has ended in it, or a minute later: consumer
     * groups take seconds to assemble. Nobody rests between two windows.
     *
     * @param ended how much has ended since the start
     */
    public Counted through(Work work, Peer.Window window, LongSupplier ended)
            throws InterruptedException, ExecutionException {
        goOn(Duration.ofSeconds(work.warmUpSeconds()), ended);
        long count = 0;
        double seconds = 0;
        for (int each = 0; each < work.windows(); each++) {
            window.begins();
            long endedBefore = ended.getAsLong();
            long began = System.nanoTime();
            goOn(Duration.ofSeconds(work.seconds()), ended);
            count += ended.getAsLong() - endedBefore;
            seconds += (System.nanoTime() - began) / NANOS_PER_SECOND;
            window.ends();
        }
        return new Counted(count, seconds);
    }

    private void goOn(Duration atLeast, LongSupplier ended)
            throws InterruptedException, ExecutionException {
        long before = ended.getAsLong();
        goOn(atLeast);
        long began = System.nanoTime();
        while (ended.getAsLong() == before && System.nanoTime() - began < FIRST_END_MAX.toNanos()) {
            goOn(LOOK_AGAIN);
        }
    }

    private void goOn(Duration time) throws InterruptedException, ExecutionException {
        try {
            failed.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // nobody failed
        }
    }

    /** Stops everybody after the turn they are in. */
    @Override
    public void close() {
        working = false;
        boolean interrupted = false;
        for (var thread : threads) {
            interrupted |= !joined(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joined(Thread thread) {
        try {
            thread.join();
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
