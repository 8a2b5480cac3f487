package dev.orderlog.eventlog.trace;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.time.SystemTime;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Begins the hops of an order. Each is a span in the trace that its {@code traceparent} names, sampled as that says; a span that is
 * not ended is never told of. When off, nothing is begun: every span is the invalid one, on which all is without effect.
 */
public final class Traces implements AutoCloseable {

    public static final Traces OFF = new Traces(null, Duration.ZERO, () -> {});

    private final @Nullable Tracer tracer;
    private final Duration foldAgeMax;
    private final Runnable close;
    private final InstantSource clock = SystemTime.source();

    /**
     * @param tracer null: off
     * @param foldAgeMax age of an event up to which its folding is a hop
     * @param close sends what is not sent yet
     */
    Traces(@Nullable Tracer tracer, Duration foldAgeMax, Runnable close) {
        this.tracer = tracer;
        this.foldAgeMax = foldAgeMax;
        this.close = close;
    }

    /** A request from outside; not the order's yet, if nothing else comes of it. */
    public Span requested(String method, String path, String scheme, @Nullable String header) {
        if (tracer == null) {
            return Span.getInvalid();
        }
        return span(tracer, SpanKind.SERVER, method, header)
                .setAttribute(Names.METHOD, method)
                .setAttribute(Names.PATH, path)
                .setAttribute(Names.SCHEME, scheme)
                .startSpan();
    }

    /** Events that are handled in one transaction. */
    public Handling handling(String service) {
        return tracer == null ? Handling.NONE : new Handling(this, service, clock);
    }

    /** An event on its way to the log, until it is acknowledged. */
    public Span publishing(Envelope event) {
        if (tracer == null) {
            return Span.getInvalid();
        }
        return message(tracer, SpanKind.PRODUCER, "send", "send", event).startSpan();
    }

    /** An event that becomes part of a view. One that is long past is folded because a view is built anew: no hop of its order. */
    public Span folding(Envelope event, String group) {
        if (tracer == null || event.time().isBefore(clock.instant().minus(foldAgeMax))) {
            return Span.getInvalid();
        }
        return message(tracer, SpanKind.CONSUMER, "fold", "process", event)
                .setAttribute(Names.GROUP, group)
                .startSpan();
    }

    /**
     * One attempt of an outside call. When off it is the hop that led to the call, so that the other side is told of the trace in
     * any case.
     *
     * @param resent how often the call was attempted before
     */
    public Span calling(
            String destination, String key, String order, int resent, @Nullable String parent) {
        if (tracer == null) {
            return TraceParent.elsewhere(parent);
        }
        var span =
                span(tracer, SpanKind.CLIENT, "call " + destination, parent)
                        .setAttribute(Names.ORDER, order)
                        .setAttribute(Names.CALL_KEY, key);
        return (resent > 0 ? span.setAttribute(Names.RESENT, (long) resent) : span).startSpan();
    }

    /** A deadline that has passed; to be ended only if something came of it. */
    public Span passing(String deadline, String order, @Nullable String parent) {
        if (tracer == null) {
            return Span.getInvalid();
        }
        return span(tracer, SpanKind.INTERNAL, "deadline " + deadline, parent)
                .setAttribute(Names.ORDER, order)
                .setAttribute(Names.DEADLINE, deadline)
                .startSpan();
    }

    /** Sends what is not sent yet, within limits. */
    @Override
    public void close() {
        close.run();
    }

    SpanBuilder handled(Envelope event, String service) {
        return message(
                        Objects.requireNonNull(tracer),
                        SpanKind.CONSUMER,
                        "process",
                        "process",
                        event)
                .setAttribute(Names.GROUP, service);
    }

    /** @param linked a hop of another trace that led to it, too */
    SpanBuilder decided(@Nullable String order, @Nullable String parent, @Nullable String linked) {
        var span =
                span(Objects.requireNonNull(tracer), SpanKind.INTERNAL, "decide", parent)
                        .addLink(TraceParent.elsewhere(linked).getSpanContext());
        return order == null ? span : span.setAttribute(Names.ORDER, order);
    }

    private static SpanBuilder message(
            Tracer tracer, SpanKind kind, String operation, String type, Envelope event) {
        var span =
                span(tracer, kind, operation + " " + event.topic(), event.traceparent())
                        .setAttribute(Names.SYSTEM, "kafka")
                        .setAttribute(Names.OPERATION, operation)
                        .setAttribute(Names.OPERATION_TYPE, type)
                        .setAttribute(Names.TOPIC, event.topic())
                        .setAttribute(Names.KEY, event.subject())
                        .setAttribute(Names.MESSAGE_ID, event.id().toString())
                        .setAttribute(Names.CONVERSATION, event.correlationId().toString())
                        .setAttribute(Names.EVENT_ID, event.id().toString())
                        .setAttribute(Names.EVENT_TYPE, event.type())
                        .setAttribute(Names.EVENT_SOURCE, event.source())
                        .setAttribute(Names.EVENT_SUBJECT, event.subject());
        return isOfAnOrder(event)
                ? span.setAttribute(Names.ORDER, event.correlationId().toString())
                : span;
    }

    /** Stock that somebody received belongs to no order: nothing led to it, and what it is about is not what it is part of. */
    private static boolean isOfAnOrder(Envelope event) {
        return event.causationId() != null
                || event.subject().equals(event.correlationId().toString());
    }

    private static SpanBuilder span(
            Tracer tracer, SpanKind kind, String name, @Nullable String parent) {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(Context.root().with(TraceParent.elsewhere(parent)));
    }
}
