package dev.orderlog.projections.topology;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.DeadLetter;

/** Told by the stream threads, after the stores were written and before the transaction commits. */
public interface FoldListener {

    void folded(Envelope event, long version);

    void repeated(Envelope event);

    void deadLettered(DeadLetter letter);
}
