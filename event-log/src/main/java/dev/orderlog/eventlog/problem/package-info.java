/** Refusals over HTTP as RFC 9457 problem documents, the same in every service. */
@NullMarked
package dev.orderlog.eventlog.problem;

import org.jspecify.annotations.NullMarked;
