package dev.orderlog.projections.books.reconcile;

import java.util.List;

/** The money that moved, as the provider tells it now. */
public interface Ledger {

    List<LedgerEntry> entries();
}
