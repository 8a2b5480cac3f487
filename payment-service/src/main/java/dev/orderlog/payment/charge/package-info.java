@NullMarked
package dev.orderlog.payment.charge;

import org.jspecify.annotations.NullMarked;
