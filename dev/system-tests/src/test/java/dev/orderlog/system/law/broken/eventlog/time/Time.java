package dev.orderlog.system.law.broken.eventlog.time;

import java.time.Instant;

/** The clock where it belongs. */
final class Time {
    Instant now() {
        return Instant.now();
    }
}
