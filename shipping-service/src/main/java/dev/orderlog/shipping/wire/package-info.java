@NullMarked
package dev.orderlog.shipping.wire;

import org.jspecify.annotations.NullMarked;
