package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.service.ServiceRuntime.TooBusyException;
import dev.orderlog.eventlog.thread.Threads;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Commands from many threads, committed together: whatever arrives while one transaction runs shares the next. Nobody waits for
 * company; a command that finds the queue empty starts a transaction of its own. Each is answered after its commit. When an outage
 * outlasts the attempts, all that wait are told at once.
 */
public final class CommandQueue<C, R> implements AutoCloseable {

    private static final Duration PROBE_EVERY = Duration.ofMillis(500);

    private final BlockingQueue<Waiting<C, R>> queue;
    private final int batchMax;
    private final PatientBatches<C, R> batches;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread loop;

    private record Waiting<C, R>(Message<C> message, CompletableFuture<Outcome<R>> answer) {}

    /**
     * @param waitingMax commands that may wait; one more is refused
     * @param batchMax commands per transaction
     */
    public CommandQueue(
            String name,
            int waitingMax,
            int batchMax,
            PatientBatches.Runner<C, R> runner,
            Backoff backoff,
            int attemptsMax) {
        this.queue = new ArrayBlockingQueue<>(waitingMax);
        this.batchMax = batchMax;
        this.batches = new PatientBatches<>(runner, this::pause, backoff, attemptsMax, attemptsMax);
        this.loop = Threads.loop(name, this::run);
    }

    public CompletableFuture<Outcome<R>> submit(Message<C> message) {
        var waiting = new Waiting<>(message, new CompletableFuture<Outcome<R>>());
        if (closing.getCount() == 0 || !queue.offer(waiting)) {
            waiting.answer()
                    .completeExceptionally(
                            new TooBusyException("the command queue takes nothing right now"));
        } else if (closing.getCount() == 0) {
            refuseWaiting();
        }
        return waiting.answer();
    }

    public @Nullable String ailment() {
        return batches.ailment();
    }

    /** Finishes the transaction in hand; what still waits is refused, nothing of it was recorded. */
    @Override
    public void close() {
        closing.countDown();
        loop.interrupt();
        try {
            loop.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        refuseWaiting();
    }

    private void run() {
        var batch = new ArrayList<Waiting<C, R>>(batchMax);
        try {
            while (closing.getCount() > 0) {
                takeInto(batch);
                if (!batch.isEmpty()) {
                    queue.drainTo(batch, batchMax - 1);
                    commit(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException stopped) {
            batch.forEach(waiting ->
                    waiting.answer()
                            .completeExceptionally(new TooBusyException("the service stops")));
        }
    }

    /** During an outage nobody may come, because it is said that there is one: so this finds out by itself when it is over. */
    private void takeInto(List<Waiting<C, R>> batch) throws InterruptedException {
        if (ailment() == null) {
            batch.add(queue.take());
            return;
        }
        var next = queue.poll(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            batches.probe();
        } else {
            batch.add(next);
        }
    }

    private void commit(List<Waiting<C, R>> batch) throws InterruptedException {
        var failures = new IdentityHashMap<Message<C>, Exception>();
        var messages = batch.stream().map(Waiting::message).toList();
        var outcomes = batches.run(messages, failures::put);
        for (int i = 0; i < batch.size(); i++) {
            var outcome = outcomes.get(i);
            if (outcome != null) {
                batch.get(i).answer().complete(outcome);
            } else {
                batch.get(i).answer().completeExceptionally(failures.get(messages.get(i)));
            }
        }
        failures.values().stream()
                .filter(failure -> FailureKind.of(failure) == FailureKind.OUTAGE)
                .findFirst()
                .ifPresent(this::failWaiting);
    }

    private void pause(Duration duration) throws InterruptedException {
        if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the service stops");
        }
    }

    /** Nobody waits for a turn that would fail as well. */
    private void failWaiting(Exception outage) {
        var waiting = new ArrayList<Waiting<C, R>>();
        queue.drainTo(waiting);
        waiting.forEach(one -> one.answer().completeExceptionally(outage));
    }

    private void refuseWaiting() {
        for (var waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.answer().completeExceptionally(new TooBusyException("the service stops"));
        }
    }
}
