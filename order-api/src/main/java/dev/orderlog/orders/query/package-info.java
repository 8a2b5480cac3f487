@NullMarked
package dev.orderlog.orders.query;

import org.jspecify.annotations.NullMarked;
