package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.batch.BatchRunner.CallClaims;
import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.trace.Handling;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What becomes true outside once a transaction is committed, or never was: calls that are made, hops that are told of. */
final class Aftermath {

    private final CallClaims claims;
    private final Handling handling;
    private final List<OutsideCall> claimed = new ArrayList<>();
    private final List<OutsideCall> unclaimed = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private final List<Runnable> whenCommitted = new ArrayList<>();

    Aftermath(CallClaims claims, Handling handling) {
        this.claims = claims;
        this.handling = handling;
    }

    Instant claim(OutsideCall call, Instant now) {
        var until = claims.claim(call, now);
        (until.isAfter(now) ? claimed : unclaimed).add(call);
        return until;
    }

    /** @param keys of calls that are answered or withdrawn */
    void over(Collection<String> keys) {
        over.addAll(keys);
    }

    /**
     * The message as part of its own hop: that of hearing an event, or of deciding what was asked or answered. A passed deadline
     * is a hop already, and so is what comes of it.
     *
     * @param underWay the hop of what was last appended to the message's stream; null for nothing
     */
    <C> Message<C> handled(Message<C> message, @Nullable String underWay) {
        if (handling == Handling.NONE) {
            return message;
        }
        if (message.heard() instanceof Message.Heard heard) {
            return message.within(
                    handling.handled(heard.event(), heard.partition(), heard.offset()));
        }
        return isDue(message)
                ? message
                : message.within(
                        handling.decided(orderOf(message), underWay, message.traceparent()));
    }

    void whenCommitted(Runnable action) {
        whenCommitted.add(action);
    }

    void committed() {
        claims.committed(claimed, unclaimed, over);
        whenCommitted.forEach(Runnable::run);
        handling.committed();
    }

    void abandoned() {
        claims.abandoned(claimed);
    }

    private static boolean isDue(Message<?> message) {
        return message.causationId() != null && message.answers() == null;
    }

    /** Null for what is asked of something else: a stock is part of no order. */
    private static @Nullable String orderOf(Message<?> message) {
        var order = message.correlationId().toString();
        return message.answers() != null || message.streamId().equals(order) ? order : null;
    }
}
