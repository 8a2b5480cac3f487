package dev.orderlog.eventlog.call;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;

/**
 * A call to a system that is not ours, recorded in the transaction that decided it and made after its commit.
 *
 * @param key idempotency key: the same for every attempt, also across a crash
 * @param destination names the handler, its concurrency limit and its circuit breaker
 * @param streamId the order
 * @param request what the handler needs, in its own encoding
 * @param causationId event that led to the call, and so to the events of its answer
 * @param attempts attempts made so far, this one not counted
 */
public record OutsideCall(
        String key,
        String destination,
        String streamId,
        byte[] request,
        @Nullable UUID causationId,
        UUID correlationId,
        @Nullable String traceparent,
        int attempts) {

    /** The same call as part of another hop of the same trace. */
    OutsideCall within(@Nullable String hop) {
        return Objects.equals(hop, traceparent)
                ? this
                : new OutsideCall(
                        key,
                        destination,
                        streamId,
                        request,
                        causationId,
                        correlationId,
                        hop,
                        attempts);
    }
}
