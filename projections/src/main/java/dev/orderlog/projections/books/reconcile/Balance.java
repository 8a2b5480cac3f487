package dev.orderlog.projections.books.reconcile;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.projections.audit.check.Mix;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What tables add and the log takes away, in sums, so that millions of events take no more memory than one: all sums are zero when both
 * hold the same. Subjects whose sum is not zero are to be looked at one by one. Safe for use by many threads.
 */
final class Balance {

    private static final int BUCKETS = 1 << 18;

    private final AtomicLongArray sums = new AtomicLongArray(BUCKETS);

    void inTable(Envelope event) {
        sums.addAndGet(bucket(event.subject()), Contents.of(event));
    }

    void inLog(Envelope event) {
        sums.addAndGet(bucket(event.subject()), -Contents.of(event));
    }

    boolean isEven(String subject) {
        return sums.get(bucket(subject)) == 0;
    }

    boolean isEven() {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (sums.get(bucket) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bucket(String subject) {
        return (int) (Mix.of(subject) & (BUCKETS - 1));
    }
}
