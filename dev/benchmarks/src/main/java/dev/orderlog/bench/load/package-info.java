@NullMarked
package dev.orderlog.bench.load;

import org.jspecify.annotations.NullMarked;
