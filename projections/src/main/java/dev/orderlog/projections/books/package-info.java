/** Other books held against the log: the live views, the services' own tables, the provider's ledger. */
@NullMarked
package dev.orderlog.projections.books;

import org.jspecify.annotations.NullMarked;
