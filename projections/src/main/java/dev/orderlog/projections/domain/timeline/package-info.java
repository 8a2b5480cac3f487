/** Where an order stands: what is done, what is awaited now and from whom, and what comes after that. */
@NullMarked
package dev.orderlog.projections.domain.timeline;

import org.jspecify.annotations.NullMarked;
