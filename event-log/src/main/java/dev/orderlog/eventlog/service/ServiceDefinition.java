package dev.orderlog.eventlog.service;

import dev.orderlog.eventlog.batch.BatchContext;
import dev.orderlog.eventlog.batch.Behaviour;
import dev.orderlog.eventlog.batch.EventCodec;
import dev.orderlog.eventlog.call.CallHandler;
import dev.orderlog.eventlog.deadline.DueDeadline;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Everything that makes one service differ from the next: what its beats need to know, and nothing else.
 *
 * @param source {@code ce_source} of what it says, for example {@code /payment-service}
 * @param topic topic it listens to and publishes its streams on
 * @param otherTopics topics of the streams it appends to elsewhere; empty for most
 * @param hears event types it handles; all others of the language are skipped by their header, undecoded
 * @param language every event type of the published language; one that is in neither is not known to anybody here
 * @param destinations handler per destination of its outside calls
 * @param due the command that a passed deadline stands for
 */
public record ServiceDefinition<S, E, C, X, R>(
        String source,
        String topic,
        Set<String> otherTopics,
        Behaviour<S, E, C, X, R> behaviour,
        BatchContext<S, C, X> context,
        EventCodec<E> codec,
        Set<String> hears,
        Set<String> language,
        Map<String, CallHandler<C>> destinations,
        BiFunction<DueDeadline, Instant, C> due) {

    /** The service's name: its source without the slash, for example {@code payment-service}; its consumer group. */
    public String name() {
        return source.substring(source.lastIndexOf('/') + 1);
    }
}
