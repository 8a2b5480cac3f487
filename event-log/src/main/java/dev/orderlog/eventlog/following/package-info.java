/** Server-sent events of one service, passed on by another. */
@NullMarked
package dev.orderlog.eventlog.following;

import org.jspecify.annotations.NullMarked;
