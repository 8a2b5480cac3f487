@NullMarked
package dev.orderlog.projections.read;

import org.jspecify.annotations.NullMarked;
