package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.quickstart.chaos.check.Fact.Money;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The provider's ledger against the log. */
final class MoneyCheck {

    private final Stories stories;
    private final Findings findings;

    MoneyCheck(Stories stories, Findings findings) {
        this.stories = stories;
        this.findings = findings;
    }

    void check(List<ProviderEntry> ledger) {
        Map<String, List<ProviderEntry>> byOrder =
                ledger.stream().collect(groupingBy(ProviderEntry::orderId));
        var orders = new HashSet<>(byOrder.keySet());
        stories.all().forEach(story -> orders.add(story.orderId()));
        orders.forEach(id -> check(stories.of(id), byOrder.getOrDefault(id, List.of())));
    }

    private void check(OrderStory story, List<ProviderEntry> ledger) {
        var id = story.orderId();
        var charges = of(ledger, ProviderEntry.Kind.CHARGE);
        var refunds = of(ledger, ProviderEntry.Kind.REFUND);
        findings.addIf(charges.size() > 1, Kind.CHARGED_TWICE, id, "%s", charges);
        findings.addIf(refunds.size() > 1, Kind.REFUNDED_TWICE, id, "%s", refunds);
        findings.addIf(
                story.isCancelled() && charges.size() > refunds.size(),
                Kind.NOT_REFUNDED,
                id,
                "%s",
                charges);
        findings.addIf(
                story.isCompleted() && (charges.isEmpty() || !refunds.isEmpty()),
                Kind.NOT_PAID,
                id,
                "%s",
                ledger);
        checkAmounts(story, ledger);
        compare(
                story,
                charges,
                story.facts("PaymentCharged", Money.class),
                Kind.CHARGE_NOT_IN_LOG,
                Kind.CHARGE_NOT_IN_LEDGER);
        compare(
                story,
                refunds,
                story.facts("PaymentRefunded", Money.class),
                Kind.REFUND_NOT_IN_LOG,
                Kind.REFUND_NOT_IN_LEDGER);
    }

    private void checkAmounts(OrderStory story, List<ProviderEntry> ledger) {
        for (var placed : story.facts("OrderPlaced", Fact.Placed.class)) {
            ledger.stream()
                    .filter(entry -> entry.amountMinor() != placed.totalMinor())
                    .forEach(entry ->
                            findings.add(
                                    Kind.WRONG_AMOUNT,
                                    story.orderId(),
                                    "%s of %d, total %d",
                                    entry.kind(),
                                    entry.amountMinor(),
                                    placed.totalMinor()));
        }
    }

    private void compare(
            OrderStory story,
            List<ProviderEntry> ledger,
            List<Money> logged,
            Kind notInLog,
            Kind notInLedger) {
        var inLedger = ledger.stream().map(MoneyCheck::asLogged).toList();
        inLedger.stream()
                .filter(money -> !logged.contains(money))
                .forEach(money ->
                        findings.add(notInLog, story.orderId(), "%s; %s", money, story.types()));
        logged.stream()
                .filter(money -> !inLedger.contains(money))
                .forEach(money -> findings.add(notInLedger, story.orderId(), "%s", money));
    }

    private static Money asLogged(ProviderEntry entry) {
        return new Money(entry.amountMinor(), entry.reference());
    }

    private static List<ProviderEntry> of(List<ProviderEntry> ledger, ProviderEntry.Kind kind) {
        return ledger.stream().filter(entry -> entry.kind() == kind).toList();
    }
}
