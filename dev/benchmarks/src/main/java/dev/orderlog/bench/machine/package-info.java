@NullMarked
package dev.orderlog.bench.machine;

import org.jspecify.annotations.NullMarked;
