package dev.orderlog.projections.audit.check;

import dev.orderlog.schemas.TopicCatalogue;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** The whole check: partitions may be met side by side; at the end, what the two topics say of each other is compared. */
public final class LogCheck {

    private final Findings findings;
    private final Holds holds = new Holds();
    private final Language stockLanguage;
    private final OrderRules rules;
    private final Tally skus;
    private final LongAdder unsealed = new LongAdder();

    /** @param stalledBefore an order whose last event is older, and waits for a service, is named */
    public LogCheck(TopicCatalogue catalogue, Instant stalledBefore, Findings findings) {
        this.findings = findings;
        var orderLanguage = Language.of(catalogue, TopicCatalogue.ORDER_EVENTS);
        stockLanguage = Language.of(catalogue, TopicCatalogue.STOCK_EVENTS);
        rules =
                new OrderRules(
                        orderLanguage, holds, new Tally(orderLanguage), stalledBefore, findings);
        skus = new Tally(stockLanguage);
    }

    /** For one partition of the orders' topic. */
    public PartitionCheck orders() {
        return new PartitionCheck(key -> new OrderTrail(key, rules), unsealed, findings);
    }

    /** For one partition of the SKUs' topic. */
    public PartitionCheck stock() {
        return new PartitionCheck(
                key -> new SkuTrail(key, stockLanguage, holds, skus, findings), unsealed, findings);
    }

    public Tally orderTally() {
        return rules.tally();
    }

    public Tally skuTally() {
        return skus;
    }

    /** Events that carry no checksum, so that it cannot be told whether they are as they were sent. */
    public long unsealed() {
        return unsealed.sum();
    }

    /** Whether orders and SKUs tell the same of what is held; where not, everything is to be read once more for {@link #secondLook}. */
    public boolean holdsAgree() {
        return holds.agrees();
    }

    public SecondLook secondLook() {
        return new SecondLook(holds, findings);
    }
}
