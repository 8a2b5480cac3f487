/** Whole platforms that journeys run on: from embedded servers, or from containers. */
@NullMarked
package dev.orderlog.system.platform;

import org.jspecify.annotations.NullMarked;
