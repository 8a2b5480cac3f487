@NullMarked
package dev.orderlog.payment.refund;

import org.jspecify.annotations.NullMarked;
