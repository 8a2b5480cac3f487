/** Runs a consumer on real servers, disturbs it in the middle of its work, and observes what comes of it. */
@NullMarked
package dev.orderlog.testkit.guarantee.run;

import org.jspecify.annotations.NullMarked;
