@NullMarked
package dev.orderlog.projections.wire;

import org.jspecify.annotations.NullMarked;
