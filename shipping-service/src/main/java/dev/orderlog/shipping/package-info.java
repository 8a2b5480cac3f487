@NullMarked
package dev.orderlog.shipping;

import org.jspecify.annotations.NullMarked;
