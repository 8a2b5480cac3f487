@NullMarked
package dev.orderlog.inventory;

import org.jspecify.annotations.NullMarked;
