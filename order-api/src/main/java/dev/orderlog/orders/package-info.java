@NullMarked
package dev.orderlog.orders;

import org.jspecify.annotations.NullMarked;
