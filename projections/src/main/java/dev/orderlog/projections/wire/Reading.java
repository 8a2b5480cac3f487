package dev.orderlog.projections.wire;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.domain.DeadLetter.Reason;

/** What a record of the log turned out to be. */
public sealed interface Reading<E> {

    record Event<E>(Envelope envelope, E event) implements Reading<E> {}

    record Unreadable<E>(Reason reason, String detail) implements Reading<E> {}
}
