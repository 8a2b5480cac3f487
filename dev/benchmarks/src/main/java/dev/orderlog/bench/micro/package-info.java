@NullMarked
package dev.orderlog.bench.micro;

import org.jspecify.annotations.NullMarked;
