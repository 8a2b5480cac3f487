@NullMarked
package dev.orderlog.shipping.signal;

import org.jspecify.annotations.NullMarked;
