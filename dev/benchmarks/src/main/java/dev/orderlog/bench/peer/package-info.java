@NullMarked
package dev.orderlog.bench.peer;

import org.jspecify.annotations.NullMarked;
