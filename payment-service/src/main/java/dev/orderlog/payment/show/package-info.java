@NullMarked
package dev.orderlog.payment.show;

import org.jspecify.annotations.NullMarked;
