package dev.orderlog.eventlog.call;

import dev.orderlog.eventlog.batch.Backoff;

import java.time.Duration;

/**
 * Limits of outside calls.
 *
 * @param concurrencyMax calls in flight per destination and process; the rest waits in the database
 * @param claim how long an attempt may take, its answer's commit included, before another process may make the call again; above
 *     the handler's own timeout
 * @param backoff pauses between attempts
 * @param attemptsMax attempts after which a call waits for a person; what a left-alone destination is spared does not count
 * @param breakerFailuresMax failures in a row after which a destination is left alone for a while
 * @param breakerOpen how long it is left alone
 */
public record CallSettings(
        int concurrencyMax,
        Duration claim,
        Backoff backoff,
        int attemptsMax,
        int breakerFailuresMax,
        Duration breakerOpen) {}
