@NullMarked
package dev.orderlog.orders.cancel;

import org.jspecify.annotations.NullMarked;
