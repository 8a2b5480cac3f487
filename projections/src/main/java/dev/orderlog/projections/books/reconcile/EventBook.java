package dev.orderlog.projections.books.reconcile;

import dev.orderlog.eventlog.event.Envelope;

import java.util.function.Consumer;

/** All that one service has said, as its own table tells it now. */
public interface EventBook {

    void read(Consumer<Envelope> sink);
}
