/** Views made anew from the log, by the same folds that make the live ones. */
@NullMarked
package dev.orderlog.projections.audit.fold;

import org.jspecify.annotations.NullMarked;
