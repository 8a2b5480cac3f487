package dev.orderlog.projections.audit.check;

import dev.orderlog.projections.audit.check.Fact.Moved;

import java.util.HashMap;
import java.util.Map;

/** One SKU: its levels follow from each other and never fall below zero, and only what an order holds is released. */
final class SkuTrail implements Trail {

    private static final long OVERHEAD_BYTES = 200;
    private static final long HELD_BYTES = 80;

    private final String sku;
    private final SourceCheck source;
    private final Holds holds;
    private final Tally tally;
    private final Findings findings;

    /** By order, as bits of its id. */
    private final Map<Long, Long> held = new HashMap<>();

    private Level level = Level.NOTHING;

    SkuTrail(String sku, Language language, Holds holds, Tally tally, Findings findings) {
        this.sku = sku;
        this.source = new SourceCheck(sku, language, findings);
        this.holds = holds;
        this.tally = tally;
        this.findings = findings;
    }

    @Override
    public boolean meet(LogEvent event) {
        if (!source.isNew(event)) {
            return false;
        }
        if (event.fact() instanceof Moved moved) {
            checkLevel(event, moved);
            if (moved.orderId() != null) {
                holds.bySku(moved.orderId(), sku, moved.reservedBy());
                hold(event, moved.orderId(), moved.reservedBy());
            }
        }
        return true;
    }

    private void checkLevel(LogEvent event, Moved moved) {
        var due = level.plus(moved.availableBy(), moved.reservedBy());
        level = moved.after();
        if (!level.equals(due)) {
            findings.add(
                    Kind.STOCK_STEPS,
                    sku,
                    event.place(),
                    "%s: %s instead of %s",
                    event.type(),
                    level,
                    due);
        }
        if (level.available() < 0 || level.reserved() < 0) {
            findings.add(Kind.STOCK_NEGATIVE, sku, event.place(), "%s", level);
        }
    }

    private void hold(LogEvent event, String orderId, long quantity) {
        long now = held.merge(Mix.of(orderId), quantity, (before, more) -> before + more);
        if (now < 0) {
            findings.add(
                    Kind.RELEASE_WITHOUT_RESERVATION,
                    sku,
                    event.place(),
                    "order %s gives back %d more than it holds",
                    orderId,
                    -now);
        }
        if (now == 0) {
            held.remove(Mix.of(orderId));
        }
    }

    @Override
    public void end() {
        source.end();
        tally.count(0, false);
    }

    @Override
    public long bytes() {
        return OVERHEAD_BYTES + held.size() * HELD_BYTES + source.bytes();
    }
}
