package dev.orderlog.projections.books.reconcile;

import dev.orderlog.projections.audit.check.Fact.Money;
import dev.orderlog.projections.books.reconcile.LedgerEntry.Kind;

import java.util.List;

/**
 * One order's money: the provider's ledger against the log. Both are written while they are read, so that the ledger is given twice:
 * as it was before the log was read, all of which the log must say, and as it was after, which must hold all that the log says.
 */
public record LedgerCheck(BookFindings findings) {

    public void check(
            String order, OrderMoney log, List<LedgerEntry> before, List<LedgerEntry> after) {
        var charges = of(after, Kind.CHARGE);
        var refunds = of(after, Kind.REFUND);
        findings.addIf(charges.size() > 1, BookKind.CHARGED_TWICE, order, "%s", charges);
        findings.addIf(refunds.size() > 1, BookKind.REFUNDED_TWICE, order, "%s", refunds);
        findings.addIf(
                log.cancelled() && charges.size() > refunds.size(),
                BookKind.NOT_REFUNDED,
                order,
                "%s",
                charges);
        findings.addIf(
                log.completed() && (charges.isEmpty() || !refunds.isEmpty()),
                BookKind.NOT_PAID,
                order,
                "%s",
                after);
        checkAmounts(order, log, after);
        missing(order, of(before, Kind.CHARGE), log.charges(), BookKind.CHARGE_NOT_IN_LOG);
        missing(order, of(before, Kind.REFUND), log.refunds(), BookKind.REFUND_NOT_IN_LOG);
        missing(order, log.charges(), charges, BookKind.CHARGE_NOT_IN_LEDGER);
        missing(order, log.refunds(), refunds, BookKind.REFUND_NOT_IN_LEDGER);
    }

    private void checkAmounts(String order, OrderMoney log, List<LedgerEntry> ledger) {
        var total = log.totalMinor();
        if (total != null) {
            ledger.stream()
                    .filter(entry -> entry.amountMinor() != total)
                    .forEach(entry ->
                            findings.add(
                                    BookKind.WRONG_AMOUNT,
                                    order,
                                    "%s of %d, total %d",
                                    entry.kind(),
                                    entry.amountMinor(),
                                    total));
        }
    }

    private void missing(String order, List<Money> said, List<Money> there, BookKind kind) {
        said.stream()
                .filter(money -> !there.contains(money))
                .forEach(money -> findings.add(kind, order, "%s", money));
    }

    private static List<Money> of(List<LedgerEntry> ledger, Kind kind) {
        return ledger.stream()
                .filter(entry -> entry.kind() == kind)
                .map(entry -> new Money(entry.amountMinor(), entry.reference()))
                .toList();
    }
}
