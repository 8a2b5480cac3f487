/** Exhaustive tests of deciders: every reachable state against every command. */
@NullMarked
package dev.orderlog.testkit.decider;

import org.jspecify.annotations.NullMarked;
