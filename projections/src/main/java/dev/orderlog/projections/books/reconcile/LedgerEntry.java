package dev.orderlog.projections.books.reconcile;

import java.time.Instant;

/** A line of the provider's ledger about money that moved. */
public record LedgerEntry(
        Kind kind, String orderId, long amountMinor, String reference, Instant at) {

    public enum Kind {
        CHARGE,
        REFUND
    }
}
