/** What an auditor asks of the log. Everything here reads: there is no way out to anything that could be changed. */
@NullMarked
package dev.orderlog.projections.audit;

import org.jspecify.annotations.NullMarked;
