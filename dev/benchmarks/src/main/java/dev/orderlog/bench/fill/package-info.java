@NullMarked
package dev.orderlog.bench.fill;

import org.jspecify.annotations.NullMarked;
