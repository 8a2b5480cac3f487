@NullMarked
package dev.orderlog.projections.stored;

import org.jspecify.annotations.NullMarked;
