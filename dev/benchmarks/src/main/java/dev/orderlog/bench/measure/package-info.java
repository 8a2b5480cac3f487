@NullMarked
package dev.orderlog.bench.measure;

import org.jspecify.annotations.NullMarked;
