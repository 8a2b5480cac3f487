/** The services' own tables and the provider's ledger, held against the log. */
@NullMarked
package dev.orderlog.projections.books.reconcile;

import org.jspecify.annotations.NullMarked;
