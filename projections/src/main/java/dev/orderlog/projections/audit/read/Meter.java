package dev.orderlog.projections.audit.read;

import java.util.concurrent.atomic.LongAdder;

/** How far a reading has come. Safe for use by many threads. */
public final class Meter {

    private final long startedNanos = System.nanoTime();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long total;

    void expect(long more) {
        total += more;
    }

    void read(long valueBytes) {
        records.increment();
        bytes.add(valueBytes);
    }

    public Progress now() {
        return new Progress(
                records.sum(), total, bytes.sum(), (System.nanoTime() - startedNanos) / 1_000_000);
    }
}
