/** An order's events as they are folded, sent to whoever follows it. */
@NullMarked
package dev.orderlog.projections.follow;

import org.jspecify.annotations.NullMarked;
