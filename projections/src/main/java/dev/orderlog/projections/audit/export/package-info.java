/** Ranges of the log, written into files. */
@NullMarked
package dev.orderlog.projections.audit.export;

import org.jspecify.annotations.NullMarked;
