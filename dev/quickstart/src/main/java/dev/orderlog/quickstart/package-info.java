@NullMarked
package dev.orderlog.quickstart;

import org.jspecify.annotations.NullMarked;
