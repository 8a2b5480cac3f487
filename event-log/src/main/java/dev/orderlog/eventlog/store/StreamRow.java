package dev.orderlog.eventlog.store;

import dev.orderlog.eventlog.event.Envelope;

/**
 * One row of a stream.
 *
 * @param version 1, 2, 3 ... within the stream, said and heard events alike
 * @param said true for what this service decided, false for what it heard and remembered
 */
public record StreamRow(Envelope event, long version, boolean said) {}
