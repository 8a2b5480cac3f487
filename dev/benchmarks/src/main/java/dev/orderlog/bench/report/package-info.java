@NullMarked
package dev.orderlog.bench.report;

import org.jspecify.annotations.NullMarked;
