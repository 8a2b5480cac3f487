@NullMarked
package dev.orderlog.shipping.delivery;

import org.jspecify.annotations.NullMarked;
