package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.call.OutsideCall;
import dev.orderlog.eventlog.deadline.DueDeadline;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One command for one stream, with everything the append needs to know about where it came from.
 *
 * @param streamId the order id
 * @param command what the decider is asked; carries its own time and ids
 * @param at when it arrived; the time of the events it leads to
 * @param causationId id of the event that led to it; null when a person or another system asked
 * @param correlationId passed on to every event it leads to
 * @param traceparent the hop that it is part of, as W3C trace context; passed on to everything it leads to
 * @param heard the event of another service that it stands for: deduped by its id, remembered on request
 * @param answers key of the outside call that it settles: the call's row goes in the same transaction
 */
public record Message<C>(
        String streamId,
        C command,
        Instant at,
        @Nullable UUID causationId,
        UUID correlationId,
        @Nullable String traceparent,
        @Nullable Heard heard,
        @Nullable String answers) {

    /** The same message as part of another hop of the same trace. */
    Message<C> within(@Nullable String hop) {
        return Objects.equals(hop, traceparent)
                ? this
                : new Message<>(
                        streamId, command, at, causationId, correlationId, hop, heard, answers);
    }

    /** The answer to an outside call. */
    public static <C> Message<C> answered(OutsideCall call, C answer, Instant at) {
        return new Message<>(
                call.streamId(),
                answer,
                at,
                call.causationId(),
                call.correlationId(),
                call.traceparent(),
                null,
                call.key());
    }

    /** A command that a passed deadline stands for. */
    public static <C> Message<C> due(DueDeadline deadline, C command, Instant at) {
        return new Message<>(
                deadline.streamId(),
                command,
                at,
                deadline.causationId(),
                deadline.correlationId(),
                deadline.traceparent(),
                null,
                null);
    }

    /** A command that a person or another system gave directly, over HTTP for example. */
    public static <C> Message<C> asked(
            UUID orderId, C command, Instant at, @Nullable String traceparent) {
        return new Message<>(
                orderId.toString(), command, at, null, orderId, traceparent, null, null);
    }

    /** The command that a heard event stands for. */
    public static <C> Message<C> heard(Heard heard, C command, Instant at) {
        var event = heard.event();
        return new Message<>(
                event.subject(),
                command,
                at,
                event.id(),
                event.correlationId(),
                event.traceparent(),
                heard,
                null);
    }

    /**
     * A heard event and where it stands in the log.
     *
     * @param headers of its record, as they came
     */
    public record Heard(Envelope event, Headers headers, int partition, long offset) {

        /** One whose record had the headers that its event gives it. */
        public Heard(Envelope event, int partition, long offset) {
            this(event, CloudEventHeaders.toRecord(event, 0).headers(), partition, offset);
        }
    }
}
