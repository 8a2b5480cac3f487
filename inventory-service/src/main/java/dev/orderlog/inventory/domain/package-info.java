@NullMarked
package dev.orderlog.inventory.domain;

import org.jspecify.annotations.NullMarked;
