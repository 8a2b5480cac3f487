package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.projections.books.reconcile.LedgerEntry;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the books say together.
 *
 * @param accepted orders that a customer was promised
 * @param resting orders that wait for a person
 */
public record Verdict(
        int accepted,
        long completed,
        long cancelled,
        long resting,
        int events,
        int charges,
        int refunds,
        int labels,
        List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Pure: no clock, no network, nothing but the books. */
    public static Verdict on(Evidence evidence) {
        var findings = new Findings();
        var orders = Stories.of(evidence.orderLog(), evidence.paused(), findings);
        var skus = Stories.of(evidence.stockLog(), evidence.paused(), findings);
        new PromiseCheck(orders, findings).check(evidence);
        new LogFindings(findings).check(evidence);
        new MoneyFindings(orders, findings).check(evidence.provider());
        new LabelCheck(orders, findings).check(evidence.carrier());
        new StockCheck(orders, skus, findings).check(evidence);
        return new Verdict(
                (int)
                        evidence.asked().stream()
                                .filter(asked -> asked.answer() instanceof Asked.Accepted)
                                .count(),
                orders.all().stream().filter(OrderStory::isCompleted).count(),
                orders.all().stream().filter(OrderStory::isCancelled).count(),
                orders.all().stream().filter(OrderStory::isResting).count(),
                evidence.orderLog().size() + evidence.stockLog().size(),
                count(evidence.provider(), LedgerEntry.Kind.CHARGE),
                count(evidence.provider(), LedgerEntry.Kind.REFUND),
                (int)
                        evidence.carrier().stream()
                                .filter(entry -> entry.kind() == CarrierEntry.Kind.LABEL)
                                .count(),
                findings.all());
    }

    private static int count(List<LedgerEntry> ledger, LedgerEntry.Kind kind) {
        return (int) ledger.stream().filter(entry -> entry.kind() == kind).count();
    }

    /** How many of each kind; zero where there are none. */
    public Map<Kind, Long> counts() {
        var found = findings.stream().collect(groupingBy(Finding::kind, counting()));
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (var kind : Kind.values()) {
            counts.put(kind, found.getOrDefault(kind, 0L));
        }
        return counts;
    }

    /** Whether every promise was kept. */
    public boolean kept() {
        return findings.stream().allMatch(finding -> finding.kind().tolerated());
    }
}
