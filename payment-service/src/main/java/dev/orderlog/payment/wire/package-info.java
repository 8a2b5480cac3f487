@NullMarked
package dev.orderlog.payment.wire;

import org.jspecify.annotations.NullMarked;
