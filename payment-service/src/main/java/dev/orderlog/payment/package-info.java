@NullMarked
package dev.orderlog.payment;

import org.jspecify.annotations.NullMarked;
