package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.store.RoundTrip;
import dev.orderlog.eventlog.store.StreamHead;
import dev.orderlog.eventlog.store.StreamKey;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What the deciders of one batch share, loaded and stored once per batch inside the batch's transaction: stock levels, claimed
 * idempotency keys. A batch that fails and is split opens a new one.
 */
public interface BatchContext<S, C, X> {

    /** A message that passed the inbox, and the state its stream had before this batch. */
    record Pending<S, C>(Message<C> message, S state) {}

    /** Loads, and locks in a fixed order, everything the batch may touch; several messages may share one stream. */
    X open(Connection transaction, List<Pending<S, C>> batch) throws SQLException;

    /** Where other streams end, as far as {@link #open} has read it under a lock that keeps everybody else from appending. */
    default Map<StreamKey, StreamHead> heads(X context) {
        return Map.of();
    }

    /**
     * Stores what the deciders changed, together with what they appended; the commit follows.
     *
     * @param ends of the other streams that they appended to, with what was appended
     */
    void close(RoundTrip trip, X context, Map<StreamKey, StreamHead> ends) throws SQLException;

    /** For services whose deciders need nothing but their stream. */
    static <S, C> BatchContext<S, C, None> none() {
        return new BatchContext<>() {
            @Override
            public None open(Connection transaction, List<Pending<S, C>> batch) {
                return None.NONE;
            }

            @Override
            public void close(RoundTrip trip, None context, Map<StreamKey, StreamHead> ends) {}
        };
    }

    /** The context of services that share nothing within a batch. */
    enum None {
        NONE
    }
}
