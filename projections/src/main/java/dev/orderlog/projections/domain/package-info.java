@NullMarked
package dev.orderlog.projections.domain;

import org.jspecify.annotations.NullMarked;
