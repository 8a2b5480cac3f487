@NullMarked
package dev.orderlog.inventory.stock;

import org.jspecify.annotations.NullMarked;
