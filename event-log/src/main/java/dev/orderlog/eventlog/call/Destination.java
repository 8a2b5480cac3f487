package dev.orderlog.eventlog.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import java.time.Instant;
import java.util.concurrent.Semaphore;

/** One system outside: its handler, its room for calls in flight, its circuit breaker. */
final class Destination<C> {

    private static final float ALL_FAILED_PERCENT = 100;

    private final CallHandler<C> handler;
    private final Semaphore room;
    private final CircuitBreaker breaker;
    private final CallSettings settings;

    Destination(String name, CallHandler<C> handler, CallSettings settings) {
        this.handler = handler;
        this.settings = settings;
        this.room = new Semaphore(settings.concurrencyMax());
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

    boolean enter() {
        return room.tryAcquire();
    }

    int enterUpTo(int calls) {
        int entered = 0;
        while (entered < calls && room.tryAcquire()) {
            entered++;
        }
        return entered;
    }

    void leave(int calls) {
        room.release(calls);
    }

    C call(OutsideCall call) throws Exception {
        return breaker.executeCallable(() -> handler.call(call));
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
