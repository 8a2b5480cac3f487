@NullMarked
package dev.orderlog.shipping.show;

import org.jspecify.annotations.NullMarked;
