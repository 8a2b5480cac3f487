package dev.orderlog.projections.topology;

import dev.orderlog.projections.wire.EventReader;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the events of one topic become views, one per key.
 *
 * @param historyStore where each event is kept besides, in order
 */
record Projection<E, V>(
        String topic,
        EventReader<E> reader,
        Function<String, V> initial,
        BiFunction<V, E, V> fold,
        String viewStore,
        Optional<String> historyStore,
        String deadLetterStore) {}
