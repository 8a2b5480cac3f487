@NullMarked
package dev.orderlog.eventlog;

import org.jspecify.annotations.NullMarked;
