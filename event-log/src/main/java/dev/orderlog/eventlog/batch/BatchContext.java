package dev.orderlog.eventlog.batch;

import dev.orderlog.eventlog.store.RoundTrip;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the deciders of one batch share, loaded and stored once per batch inside the batch's transaction: stock levels, claimed
 * idempotency keys. A batch that fails and is split opens a new one.
 */
public interface BatchContext<S, C, X> {

    /** A message that passed the inbox, and the state its stream had before this batch. */
    record Pending<S, C>(Message<C> message, S state) {}

    /** Loads, and locks in a fixed order, everything the batch may touch; several messages may share one stream. */
    X open(Connection transaction, List<Pending<S, C>> batch) throws SQLException;

    /** Stores what the deciders changed, together with what they appended; the commit follows. */
    void close(RoundTrip trip, X context) throws SQLException;

    /** For services whose deciders need nothing but their stream. */
    static <S, C> BatchContext<S, C, None> none() {
        return new BatchContext<>() {
            @Override
            public None open(Connection transaction, List<Pending<S, C>> batch) {
                return None.NONE;
            }

            @Override
            public void close(RoundTrip trip, None context) {}
        };
    }

    /** The context of services that share nothing within a batch. */
    enum None {
        NONE
    }
}
