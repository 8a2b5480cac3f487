@NullMarked
package dev.orderlog.shipping.label;

import org.jspecify.annotations.NullMarked;
