@NullMarked
package dev.orderlog.bench;

import org.jspecify.annotations.NullMarked;
