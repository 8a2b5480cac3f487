@NullMarked
package dev.orderlog.bench.stage;

import org.jspecify.annotations.NullMarked;
