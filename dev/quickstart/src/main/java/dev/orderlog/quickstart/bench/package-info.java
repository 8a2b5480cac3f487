@NullMarked
package dev.orderlog.quickstart.bench;

import org.jspecify.annotations.NullMarked;
