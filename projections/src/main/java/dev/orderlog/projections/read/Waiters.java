package dev.orderlog.projections.read;

import dev.orderlog.eventlog.event.Envelope;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Readers waiting for an event. They are woken by the fold that passes it; nobody polls. */
public final class Waiters {

    private final int waitersMax;
    private final Semaphore places;
    private final ConcurrentHashMap<EventRef, Set<Waiter>> byEvent = new ConcurrentHashMap<>();

    public Waiters(int waitersMax) {
        this.waitersMax = waitersMax;
        this.places = new Semaphore(waitersMax);
    }

    /** To be closed when the reader has waited long enough, or need not wait. */
    final class Waiter implements AutoCloseable {

        private final EventRef event;
        private final CompletableFuture<Void> passed = new CompletableFuture<>();

        private Waiter(EventRef event) {
            this.event = event;
        }

        CompletableFuture<Void> passed() {
            return passed;
        }

        @Override
        public void close() {
            byEvent.computeIfPresent(
                    event,
                    (_, waiting) -> {
                        waiting.remove(this);
                        return waiting.isEmpty() ? null : waiting;
                    });
            places.release();
        }
    }

    /** @throws dev.orderlog.eventlog.problem.ProblemException when no place is free */
    Waiter register(EventRef event) {
        if (!places.tryAcquire()) {
            throw Unavailable.tooManyWaiting(waitersMax);
        }
        var waiter = new Waiter(event);
        byEvent.compute(
                event,
                (_, waiting) -> {
                    Set<Waiter> all = waiting == null ? ConcurrentHashMap.newKeySet() : waiting;
                    all.add(waiter);
                    return all;
                });
        return waiter;
    }

    public void passed(Envelope event) {
        var passed = new EventRef(event.topic(), event.subject(), event.source(), event.sequence());
        byEvent.getOrDefault(passed, Set.of()).forEach(waiter -> waiter.passed().complete(null));
    }

    public int waiting() {
        return waitersMax - places.availablePermits();
    }
}
