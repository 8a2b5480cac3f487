@NullMarked
package dev.orderlog.system;

import org.jspecify.annotations.NullMarked;
