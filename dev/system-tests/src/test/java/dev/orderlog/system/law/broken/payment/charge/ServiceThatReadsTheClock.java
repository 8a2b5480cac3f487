package dev.orderlog.system.law.broken.payment.charge;

import java.time.Clock;
import java.time.Instant;

final class ServiceThatReadsTheClock {
    Instant read() {
        return Clock.systemUTC().instant();
    }

    /** Lawful: the clock is handed in. */
    Instant read(Clock clock) {
        return Instant.now(clock);
    }
}
