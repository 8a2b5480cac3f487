package dev.orderlog.eventlog.trace;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.TraceParent;

import io.opentelemetry.api.trace.Span;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The hops of one transaction: events of many orders, each with its own span and all with the transaction's times. They are told
 * of when it is committed, and never if it is not: what was rolled back has not happened.
 */
public final class Handling {

    public static final Handling NONE = new Handling(Traces.OFF, "", () -> Instant.EPOCH);

    private final Traces traces;
    private final String service;
    private final InstantSource clock;
    private final Instant began;
    private final List<Span> hops = new ArrayList<>();

    Handling(Traces traces, String service, InstantSource clock) {
        this.traces = traces;
        this.service = service;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** @return what everything that the event leads to carries on */
    public @Nullable String handled(Envelope event, int partition, long offset) {
        if (this == NONE) {
            return event.traceparent();
        }
        var hop =
                traces.handled(event, service)
                        .setStartTimestamp(began)
                        .setAttribute(Names.PARTITION, Integer.toString(partition))
                        .setAttribute(Names.OFFSET, offset)
                        .startSpan();
        hops.add(hop);
        return TraceParent.of(hop, event.traceparent());
    }

    /**
     * Something that was asked or answered is decided: a hop that its asker led to. What is asked of an order under way, in a
     * trace of its own, becomes a hop of the order's trace, linked with its asker.
     *
     * @param order null for something that is no order's
     * @param underWay the hop of what was last said of it; null for nothing
     * @return what everything that it leads to carries on
     */
    public @Nullable String decided(
            @Nullable String order, @Nullable String underWay, @Nullable String asker) {
        if (this == NONE) {
            return asker;
        }
        boolean joins = order != null && underWay != null && !sameTrace(underWay, asker);
        var hop = traces.decided(order, joins ? underWay : asker, joins ? asker : null);
        hops.add(hop.setStartTimestamp(began).startSpan());
        return TraceParent.of(hops.getLast(), asker);
    }

    public void committed() {
        if (!hops.isEmpty()) {
            var now = clock.instant();
            hops.forEach(hop -> hop.end(now));
        }
    }

    private static boolean sameTrace(String one, @Nullable String other) {
        return TraceParent.elsewhere(one)
                .getSpanContext()
                .getTraceId()
                .equals(TraceParent.elsewhere(other).getSpanContext().getTraceId());
    }
}
