package dev.orderlog.eventlog.call;

import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.trace.Marks;
import dev.orderlog.eventlog.trace.Traces;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One system outside: its handler, its room for calls, of which some are in flight, its circuit breaker. */
final class Destination<C> {

    private static final float ALL_FAILED_PERCENT = 100;

    private final CallHandler<C> handler;
    private final Semaphore room;
    private final Semaphore turns;
    private final CircuitBreaker breaker;
    private final CallSettings settings;
    private final Traces traces;
    private volatile boolean backlog;

    /** @param call as it was made: part of its attempt's hop, and with it whatever the answer leads to */
    record Answered<C>(OutsideCall call, C answer) {}

    Destination(String name, CallHandler<C> handler, CallSettings settings, Traces traces) {
        this.traces = traces;
        this.handler = handler;
        this.settings = settings;
        this.room = new Semaphore(settings.claimedMax());
        this.turns = new Semaphore(settings.concurrencyMax(), true);
        this.breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(settings.breakerFailuresMax())
                                .minimumNumberOfCalls(settings.breakerFailuresMax())
                                .failureRateThreshold(ALL_FAILED_PERCENT)
                                .waitDurationInOpenState(settings.breakerOpen())
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .build());
    }

    /** Not past those that wait already. */
    boolean enter() {
        return !backlog && room.tryAcquire();
    }

    /** Takes room for calls that wait in the database: all there is, or half of it where none is known to wait. */
    int enterWaiting() {
        if (backlog) {
            int entered = room.drainPermits();
            backlog = entered == 0;
            return entered;
        }
        int some = Math.ceilDiv(room.availablePermits(), 2);
        return some > 0 && room.tryAcquire(some) ? some : 0;
    }

    /** @return false when there was not room enough in time */
    boolean awaitRoom(long nanosMax) throws InterruptedException {
        int enough = settings.roomEnough();
        if (room.availablePermits() >= enough) {
            return true;
        }
        if (!room.tryAcquire(enough, nanosMax, TimeUnit.NANOSECONDS)) {
            return false;
        }
        room.release(enough);
        return true;
    }

    void leave(int calls) {
        room.release(calls);
    }

    /** Some wait in the database, or may. */
    void waitedFor() {
        backlog = true;
    }

    /** Some may wait, and there is room for more than a few: else each answer would be a look of its own. */
    boolean isWorthALook() {
        return backlog && room.availablePermits() >= settings.worthALook();
    }

    /** Calls that this process has taken on and not yet done with. */
    int takenOn() {
        return settings.claimedMax() - room.availablePermits();
    }

    /** @return false when its turn did not come in time */
    boolean awaitTurn() throws InterruptedException {
        return turns.tryAcquire(settings.turnMax().toMillis(), TimeUnit.MILLISECONDS);
    }

    void turnOver() {
        turns.release();
    }

    /** To be asked for by one whose turn it is. */
    Answered<C> call(OutsideCall call) throws Exception {
        return breaker.executeCallable(() -> attempt(call));
    }

    private Answered<C> attempt(OutsideCall call) throws Exception {
        var hop =
                traces.calling(
                        call.destination(),
                        call.key(),
                        call.streamId(),
                        call.attempts(),
                        call.traceparent());
        try (var _ = hop.makeCurrent()) {
            var made = call.within(TraceParent.of(hop, call.traceparent()));
            var answer = handler.call(made);
            hop.end();
            return new Answered<>(made, answer);
        } catch (Exception failed) {
            Marks.failed(hop, failed);
            throw failed;
        }
    }

    /** When a failed call is made again: after its backoff, and not while the destination is left alone. */
    Instant againAt(OutsideCall call, Instant now) {
        var pause = settings.backoff().after(call.attempts() + 1);
        var open = breaker.getState() == CircuitBreaker.State.OPEN;
        return now.plus(
                open && settings.breakerOpen().compareTo(pause) > 0
                        ? settings.breakerOpen()
                        : pause);
    }

    CircuitBreaker.State breaker() {
        return breaker.getState();
    }
}
