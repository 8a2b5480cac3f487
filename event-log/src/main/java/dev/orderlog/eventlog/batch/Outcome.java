package dev.orderlog.eventlog.batch;

import java.util.List;
import java.util.UUID;

/** What became of one message, known after its transaction committed. */
public sealed interface Outcome<R> {

    /**
     * The decider was asked.
     *
     * @param reply its reply, refusals included
     * @param appended the said events, in order; empty when it said nothing
     * @param sequence number of events this service has said in the stream, this message's included
     */
    record Decided<R>(R reply, List<Appended> appended, long sequence) implements Outcome<R> {}

    /** The heard event had been handled before: no effect. */
    record Repeated<R>() implements Outcome<R> {}

    /** The order is parked: the heard event waits behind the one that could not be handled. Never of a command. */
    record Queued<R>() implements Outcome<R> {}

    /** A said event as it was appended. */
    record Appended(UUID id, String type, long sequence) {}
}
