@NullMarked
package dev.orderlog.orders.openapi;

import org.jspecify.annotations.NullMarked;
