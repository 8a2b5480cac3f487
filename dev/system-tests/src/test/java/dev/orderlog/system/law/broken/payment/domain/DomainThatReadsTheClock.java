package dev.orderlog.system.law.broken.payment.domain;

import java.time.Instant;
import java.util.function.Supplier;

final class DomainThatReadsTheClock {
    Instant decidedAt() {
        Supplier<Instant> now = Instant::now;
        return now.get();
    }
}
