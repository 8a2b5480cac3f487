@NullMarked
package dev.orderlog.quickstart.up;

import org.jspecify.annotations.NullMarked;
