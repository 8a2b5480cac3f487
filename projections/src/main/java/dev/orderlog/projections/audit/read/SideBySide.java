package dev.orderlog.projections.audit.read;

import dev.orderlog.eventlog.thread.Threads;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tasks done by a few threads, each with a consumer of its own.
 *
 * @param threads how many partitions are read at once
 * @param telling is told the progress now and then, and at the end
 * @param stopping asked between polls; once it says yes, what has not been read stays unread
 */
public record SideBySide(
        LogAccess log, int threads, Consumer<Progress> telling, BooleanSupplier stopping) {

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    /** @throws RuntimeException the first failure of any task; the others are given up then */
    public void read(Collection<Task> tasks, Meter meter) throws InterruptedException {
        tasks.forEach(task -> meter.expect(task.size()));
        var waiting = new ConcurrentLinkedQueue<>(tasks);
        var failure = new FirstFailure();
        int workers = Math.clamp(tasks.size(), 1, threads);
        var busy = new CountDownLatch(workers);
        for (int number = 1; number <= workers; number++) {
            Threads.loop(
                    "audit-" + number,
                    () -> {
                        try {
                            work(waiting, meter, failure);
                        } catch (RuntimeException failed) {
                            failure.note(failed);
                        } catch (Error broken) {
                            failure.note(new IllegalStateException("reading broke off", broken));
                            throw broken;
                        } finally {
                            busy.countDown();
                        }
                    });
        }
        try {
            while (!busy.await(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                telling.accept(meter.now());
            }
        } catch (InterruptedException stopped) {
            failure.note(new Stopped());
            throw stopped;
        }
        failure.throwIfAny();
        telling.accept(meter.now());
    }

    private void work(Queue<Task> waiting, Meter meter, FirstFailure failure) {
        try (var reader = log.open()) {
            for (var task = waiting.poll(); task != null; task = waiting.poll()) {
                var visitor = task.visitor().get();
                reader.read(
                        Map.of(task.partition(), task.range()),
                        record -> {
                            visitor.meet(record);
                            meter.read(
                                    record.serializedKeySize()
                                            + (long) record.serializedValueSize());
                        },
                        () -> {
                            if (failure.isThere() || stopping.getAsBoolean()) {
                                throw new Stopped();
                            }
                        });
                visitor.end();
            }
        }
    }

    private static final class FirstFailure {

        private volatile @Nullable RuntimeException first;

        synchronized void note(RuntimeException failed) {
            if (first == null) {
                first = failed;
            }
        }

        boolean isThere() {
            return first != null;
        }

        void throwIfAny() {
            var failed = first;
            if (failed != null) {
                throw failed;
            }
        }
    }

    /** Not a failure of its own: somebody does not want to wait for the end. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped before the end", null, false, false);
        }
    }
}
