@NullMarked
package dev.orderlog.orders.domain;

import org.jspecify.annotations.NullMarked;
