@NullMarked
package dev.orderlog.schemas;

import org.jspecify.annotations.NullMarked;
