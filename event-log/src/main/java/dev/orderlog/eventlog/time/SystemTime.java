package dev.orderlog.eventlog.time;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The one room where the machine's clock is read. Everything timed takes an {@link InstantSource}, so that a test ticks it by
 * hand.
 */
public final class SystemTime {

    private SystemTime() {}

    /** The machine's clock in microseconds, the resolution of the log and of PostgreSQL. */
    public static InstantSource source() {
        return () -> java.time.Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
