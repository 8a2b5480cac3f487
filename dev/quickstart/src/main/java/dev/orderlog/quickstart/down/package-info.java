@NullMarked
package dev.orderlog.quickstart.down;

import org.jspecify.annotations.NullMarked;
