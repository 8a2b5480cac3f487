@NullMarked
package dev.orderlog.orders.wire;

import org.jspecify.annotations.NullMarked;
