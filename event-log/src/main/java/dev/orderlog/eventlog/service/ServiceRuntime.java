package dev.orderlog.eventlog.service;

import dev.orderlog.eventlog.batch.Message;
import dev.orderlog.eventlog.batch.Outcome;
import dev.orderlog.eventlog.parked.ParkedOrders;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A running service: listener, inbox, batches, relay, outside calls and deadlines of one {@link ServiceDefinition}. */
public interface ServiceRuntime<S, C, R> extends AutoCloseable {

    /**
     * Hands a command to the batch being gathered. Commands that arrive while a transaction commits share the next one.
     *
     * @return completed after the commit; exceptionally with {@link TooBusyException} when the queue is full, and with the cause
     *     when the command could not be committed
     */
    CompletableFuture<Outcome<R>> submit(Message<C> message);

    /** The state of a stream as committed now. */
    S state(String streamId);

    /** How many events this service has said in the stream: the sequence of the last one, 0 for none. */
    long lastSequence(String streamId);

    /** What waits for a person, and what can be done about it. */
    ParkedOrders parked();

    /** Looks for passed deadlines now rather than at the next poll; for clocks that are ticked by hand. */
    void lookForDeadlines();

    /** What a readiness probe reports: empty when everything runs, else the part that does not and why. */
    Map<String, String> ailments();

    /** Finishes the batch in hand, commits offsets, leaves the group, stops the relay; what is unfinished is found on the next start. */
    @Override
    void close();

    /** The bounded command queue is full: ask again later. Nothing was recorded. */
    final class TooBusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooBusyException(String message) {
            super(message);
        }
    }
}
