package dev.orderlog.projections.audit.check;

import static dev.orderlog.projections.audit.check.Language.bit;

import dev.orderlog.projections.audit.check.Fact.Goods;
import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.audit.check.Fact.Placed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One order: each effect has its cause, nothing happens twice, one end, money and goods as ordered. */
final class OrderTrail implements Trail {

    private static final long OVERHEAD_BYTES = 200;

    /** Named by an event that came before it. */
    private record Awaited(UUID cause, String type, Place place) {}

    private final String key;
    private final OrderRules rules;
    private final SourceCheck source;
    private final Findings findings;
    private @Nullable List<Awaited> awaited;
    private long types;
    private boolean ended;
    private int lastType = Language.UNKNOWN;
    private long lastAtMillis;
    private @Nullable Place last;
    private long totalMinor;
    private long chargedMinor;
    private long goodsOrdered;
    private long goodsReserved;
    private @Nullable Place charge;
    private @Nullable Place refund;
    private @Nullable Place release;

    OrderTrail(String key, OrderRules rules) {
        this.key = key;
        this.rules = rules;
        this.findings = rules.findings();
        this.source = new SourceCheck(key, rules.language(), findings);
    }

    @Override
    public boolean meet(LogEvent event) {
        if (!source.isNew(event)) {
            return false;
        }
        int type = rules.language().type(event.type());
        checkCause(event, type);
        checkOnce(event, type);
        types |= bit(type);
        remember(event);
        lastType = type;
        lastAtMillis = event.time().toEpochMilli();
        last = event.place();
        return true;
    }

    private void checkCause(LogEvent event, int type) {
        var cause = event.causationId();
        if (cause != null && !source.hasSeen(cause)) {
            if (awaited == null) {
                awaited = new ArrayList<>(1);
            }
            awaited.add(new Awaited(cause, event.type(), event.place()));
        } else if (cause == null
                && type != Language.UNKNOWN
                && rules.language().causes(type) != 0) {
            findings.add(Kind.CAUSE_MISSING, key, event.place(), "%s names no cause", event.type());
        }
    }

    private void checkOnce(LogEvent event, int type) {
        if (event.isTerminal()) {
            if (ended) {
                findings.add(
                        Kind.ENDED_TWICE, key, event.place(), "%s, but it had ended", event.type());
            }
            ended = true;
        } else if (Language.happensOnce(event.type()) && (types & bit(type)) != 0) {
            findings.add(Kind.SAID_TWICE, key, event.place(), "%s", event.type());
        }
    }

    private void remember(LogEvent event) {
        switch (event.fact()) {
            case Placed placed -> {
                totalMinor = placed.totalMinor();
                goodsOrdered = Holds.fingerprint(placed.lines());
            }
            case Money money -> paid(event, money);
            case Goods goods -> moved(event, goods);
            case Fact.Plain _, Fact.Unreadable _, Fact.Label _, Fact.Moved _ -> {}
        }
    }

    private void paid(LogEvent event, Money money) {
        long due = totalMinor;
        if (event.type().equals("PaymentCharged")) {
            charge = event.place();
            chargedMinor = money.amountMinor();
        } else {
            refund = event.place();
            due = chargedMinor;
        }
        if (due != 0 && money.amountMinor() != due) {
            findings.add(
                    Kind.WRONG_AMOUNT,
                    key,
                    event.place(),
                    "%s of %d instead of %d",
                    event.type(),
                    money.amountMinor(),
                    due);
        }
    }

    private void moved(LogEvent event, Goods goods) {
        long fingerprint = Holds.fingerprint(goods.lines());
        if (event.type().equals("InventoryReserved")) {
            checkGoods(event, fingerprint, goodsOrdered, goods.lines());
            goodsReserved = fingerprint;
            rules.holds().byOrder(key, goods.lines(), 1);
        } else if (!goods.lines().isEmpty()) {
            release = event.place();
            checkGoods(event, fingerprint, goodsReserved, goods.lines());
            rules.holds().byOrder(key, goods.lines(), -1);
        }
    }

    private void checkGoods(
            LogEvent event, long fingerprint, long due, Map<String, Integer> lines) {
        if (due != 0 && fingerprint != due) {
            findings.add(Kind.WRONG_LINES, key, event.place(), "%s of %s", event.type(), lines);
        }
    }

    @Override
    public void end() {
        source.end();
        if (awaited != null) {
            awaited.forEach(this::checkAwaited);
        }
        checkPresent(charge, "OrderPlaced", Kind.CHARGE_WITHOUT_ORDER);
        checkPresent(refund, "PaymentCharged", Kind.REFUND_WITHOUT_CHARGE);
        checkPresent(release, "InventoryReserved", Kind.RELEASE_WITHOUT_RESERVATION);
        checkCaused();
        checkGoesOn();
        rules.tally().count(types, ended);
    }

    private void checkAwaited(Awaited effect) {
        findings.add(
                source.hasSeen(effect.cause()) ? Kind.CAUSE_LATER : Kind.CAUSE_MISSING,
                key,
                effect.place(),
                "%s names %s",
                effect.type(),
                effect.cause());
    }

    private void checkPresent(@Nullable Place effect, String cause, Kind kind) {
        if (effect != null && (types & bit(rules.language().type(cause))) == 0) {
            findings.add(kind, key, effect, "no %s in it", cause);
        }
    }

    private void checkCaused() {
        for (long left = types; left != 0; left &= left - 1) {
            int type = Long.numberOfTrailingZeros(left);
            long causes = rules.language().causes(type);
            if (causes != 0 && (types & causes) == 0 && last != null) {
                findings.add(
                        Kind.UNCAUSED,
                        key,
                        last,
                        "%s without any event that leads to it",
                        rules.language().name(type));
            }
        }
    }

    private void checkGoesOn() {
        if (!ended
                && last != null
                && lastType != Language.UNKNOWN
                && rules.language().expectsAnswer(lastType)
                && lastAtMillis < rules.stalledBefore().toEpochMilli()) {
            findings.add(
                    Kind.STALLED,
                    key,
                    last,
                    "nothing follows %s of %s",
                    rules.language().name(lastType),
                    Instant.ofEpochMilli(lastAtMillis));
        }
    }

    @Override
    public long bytes() {
        return OVERHEAD_BYTES + source.bytes();
    }
}
