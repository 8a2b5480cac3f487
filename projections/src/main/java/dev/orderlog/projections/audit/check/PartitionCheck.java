package dev.orderlog.projections.audit.check;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Some keys of one partition, or all, met in the order of the log. Used by one thread. */
public final class PartitionCheck {

    private static final long ENTRY_BYTES = 130;

    private final Function<String, Trail> begin;
    private final LongAdder unsealed;
    private final Findings findings;
    private final Map<String, Trail> trails = new HashMap<>();
    private final Map<String, Long> lsns = new HashMap<>();

    PartitionCheck(Function<String, Trail> begin, LongAdder unsealed, Findings findings) {
        this.begin = begin;
        this.unsealed = unsealed;
        this.findings = findings;
    }

    public void meet(Met met) {
        switch (met) {
            case LogEvent event -> {
                if (event.fact() instanceof Fact.Unreadable(var why)) {
                    findings.add(
                            Kind.UNREADABLE,
                            event.key(),
                            event.place(),
                            "%s: %s",
                            event.type(),
                            why);
                }
                checkSeal(event);
                if (trails.computeIfAbsent(event.key(), begin).meet(event)) {
                    checkCommitOrder(event);
                }
            }
            case Stray(var place, var key, var kind, var why) ->
                    findings.add(kind, key, place, "%s", why);
        }
    }

    private void checkSeal(LogEvent event) {
        switch (event.seal()) {
            case INTACT -> {}
            case BROKEN ->
                    findings.add(
                            Kind.ALTERED,
                            event.key(),
                            event.place(),
                            "%s does not match its checksum",
                            event.type());
            case NONE -> unsealed.increment();
        }
    }

    /** A source publishes in the order of its commits. */
    private void checkCommitOrder(LogEvent event) {
        if (event.lsn() == LogEvent.NO_LSN) {
            return;
        }
        long before = lsns.getOrDefault(event.source(), 0L);
        if (event.lsn() < before) {
            findings.add(
                    Kind.OUT_OF_ORDER,
                    event.key(),
                    event.place(),
                    "%s of %s was committed at %d, but stands behind what was committed at %d",
                    event.type(),
                    event.source(),
                    event.lsn(),
                    before);
        }
        lsns.put(event.source(), Math.max(before, event.lsn()));
    }

    /** Nothing follows. */
    public void end() {
        trails.values().forEach(Trail::end);
    }

    /** How much memory is taken now, about. */
    public long bytes() {
        return trails.values().stream().mapToLong(trail -> ENTRY_BYTES + trail.bytes()).sum();
    }
}
