/** The log read side by side, partition by partition, by consumers that belong to no group. */
@NullMarked
package dev.orderlog.projections.audit.read;

import org.jspecify.annotations.NullMarked;
