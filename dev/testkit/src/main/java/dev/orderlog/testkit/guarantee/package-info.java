/**
 * What a consumer of the log promises, as named objects that can be run against any of them. A {@link
 * dev.orderlog.testkit.guarantee.Guarantee} judges what was observed of a run; {@code run} makes the run: orders, repeats,
 * poison, and restarts in the middle.
 */
@NullMarked
package dev.orderlog.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
