package dev.orderlog.projections.audit.check;

/** What a record of the log turned out to be. */
public sealed interface Met permits LogEvent, Stray {

    Place place();

    /** What it is keyed by; of a stray record this may be anything. */
    String key();
}
