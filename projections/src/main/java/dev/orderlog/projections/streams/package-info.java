@NullMarked
package dev.orderlog.projections.streams;

import org.jspecify.annotations.NullMarked;
