@NullMarked
package dev.orderlog.shipping.pickup;

import org.jspecify.annotations.NullMarked;
