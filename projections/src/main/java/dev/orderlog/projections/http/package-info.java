@NullMarked
package dev.orderlog.projections.http;

import org.jspecify.annotations.NullMarked;
