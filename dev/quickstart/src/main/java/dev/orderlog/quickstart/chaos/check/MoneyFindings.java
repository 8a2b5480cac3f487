package dev.orderlog.quickstart.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import dev.orderlog.projections.books.reconcile.BookFindings;
import dev.orderlog.projections.books.reconcile.BookKind;
import dev.orderlog.projections.books.reconcile.LedgerCheck;
import dev.orderlog.projections.books.reconcile.LedgerEntry;
import dev.orderlog.projections.books.reconcile.OrderMoney;
import dev.orderlog.quickstart.chaos.check.Finding.Kind;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The provider's ledger against the log: what {@code orderlog reconcile} finds, in the words of this report. */
record MoneyFindings(Stories stories, Findings findings) {

    void check(List<LedgerEntry> ledger) {
        var found = new BookFindings(Integer.MAX_VALUE);
        var check = new LedgerCheck(found);
        var byOrder = ledger.stream().collect(groupingBy(LedgerEntry::orderId));
        var orders = new HashSet<>(byOrder.keySet());
        stories.all().forEach(story -> orders.add(story.orderId()));
        for (var id : orders) {
            var entries = byOrder.getOrDefault(id, List.of());
            check.check(id, money(stories.of(id)), entries, entries);
        }
        found.examples()
                .forEach(one ->
                        kind(one.kind())
                                .ifPresent(kind ->
                                        findings.add(
                                                kind,
                                                one.subject(),
                                                "%s; %s",
                                                one.detail(),
                                                stories.of(one.subject()).types())));
    }

    private static OrderMoney money(OrderStory story) {
        var money = new OrderMoney();
        story.events().forEach(event -> money.meet(event.type(), event.fact()));
        return money;
    }

    private static Optional<Kind> kind(BookKind kind) {
        return switch (kind) {
            case NOT_IN_LOG, NOT_IN_TABLE, NOT_THE_SAME -> Optional.empty();
            case CHARGE_NOT_IN_LOG -> Optional.of(Kind.CHARGE_NOT_IN_LOG);
            case CHARGE_NOT_IN_LEDGER -> Optional.of(Kind.CHARGE_NOT_IN_LEDGER);
            case REFUND_NOT_IN_LOG -> Optional.of(Kind.REFUND_NOT_IN_LOG);
            case REFUND_NOT_IN_LEDGER -> Optional.of(Kind.REFUND_NOT_IN_LEDGER);
            case CHARGED_TWICE -> Optional.of(Kind.CHARGED_TWICE);
            case REFUNDED_TWICE -> Optional.of(Kind.REFUNDED_TWICE);
            case NOT_REFUNDED -> Optional.of(Kind.NOT_REFUNDED);
            case NOT_PAID -> Optional.of(Kind.NOT_PAID);
            case WRONG_AMOUNT -> Optional.of(Kind.WRONG_AMOUNT);
        };
    }
}
