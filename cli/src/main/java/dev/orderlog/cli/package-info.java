@NullMarked
package dev.orderlog.cli;

import org.jspecify.annotations.NullMarked;
