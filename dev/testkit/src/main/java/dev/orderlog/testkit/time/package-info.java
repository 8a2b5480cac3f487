/** Time that a test moves. */
@NullMarked
package dev.orderlog.testkit.time;

import org.jspecify.annotations.NullMarked;
