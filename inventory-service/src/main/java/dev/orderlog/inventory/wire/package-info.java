@NullMarked
package dev.orderlog.inventory.wire;

import org.jspecify.annotations.NullMarked;
