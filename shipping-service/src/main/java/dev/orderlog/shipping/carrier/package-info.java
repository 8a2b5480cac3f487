@NullMarked
package dev.orderlog.shipping.carrier;

import org.jspecify.annotations.NullMarked;
