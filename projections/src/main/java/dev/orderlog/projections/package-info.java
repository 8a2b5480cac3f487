@NullMarked
package dev.orderlog.projections;

import org.jspecify.annotations.NullMarked;
