package dev.orderlog.projections.topology;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.DeadLetter;

import io.opentelemetry.api.trace.Span;

/** Told by the stream threads; of what was folded after the stores were written and before the transaction commits. */
public interface FoldListener {

    /** An event is about to be folded that was not folded before; ended when it is. */
    default Span folding(Envelope event) {
        return Span.getInvalid();
    }

    void folded(Envelope event, long version);

    void repeated(Envelope event);

    void deadLettered(DeadLetter letter);
}
