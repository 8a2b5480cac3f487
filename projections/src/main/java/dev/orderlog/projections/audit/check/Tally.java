package dev.orderlog.projections.audit.check;

import java.util.concurrent.atomic.LongAdder;

/** How many of what there is. Safe for use by many threads. */
public final class Tally {

    private final long completed;
    private final LongAdder keys = new LongAdder();
    private final LongAdder endedWell = new LongAdder();
    private final LongAdder ended = new LongAdder();

    Tally(Language language) {
        completed = Language.bit(language.type("OrderCompleted"));
    }

    void count(long types, boolean hasEnded) {
        keys.increment();
        if (hasEnded) {
            ended.increment();
            if ((types & completed) != 0) {
                endedWell.increment();
            }
        }
    }

    public long keys() {
        return keys.sum();
    }

    public long completed() {
        return endedWell.sum();
    }

    public long cancelled() {
        return ended.sum() - endedWell.sum();
    }

    public long onTheirWay() {
        return keys.sum() - ended.sum();
    }
}
