/** A service's shell under test: real servers, the log as others read it, and what other services would have said. */
@NullMarked
package dev.orderlog.testkit.log;

import org.jspecify.annotations.NullMarked;
