@NullMarked
package dev.orderlog.payment.gateway;

import org.jspecify.annotations.NullMarked;
