/** The orders that the log makes, held against those that the live view shows. */
@NullMarked
package dev.orderlog.projections.books.compare;

import org.jspecify.annotations.NullMarked;
