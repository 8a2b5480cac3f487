@NullMarked
package dev.orderlog.orders.place;

import org.jspecify.annotations.NullMarked;
