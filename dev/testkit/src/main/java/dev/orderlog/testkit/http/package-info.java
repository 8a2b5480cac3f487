/** Systems that are not ours, as a test plays them. */
@NullMarked
package dev.orderlog.testkit.http;

import org.jspecify.annotations.NullMarked;
