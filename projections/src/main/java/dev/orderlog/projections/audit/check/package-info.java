/** What must be true of a log, and what is not: pure, one event at a time, in little memory. */
@NullMarked
package dev.orderlog.projections.audit.check;

import org.jspecify.annotations.NullMarked;
