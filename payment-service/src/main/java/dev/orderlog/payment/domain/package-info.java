@NullMarked
package dev.orderlog.payment.domain;

import org.jspecify.annotations.NullMarked;
