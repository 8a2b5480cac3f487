@NullMarked
package dev.orderlog.projections.topology;

import org.jspecify.annotations.NullMarked;
