/** Stock from the command line. */
@NullMarked
package dev.orderlog.cli.stock;

import org.jspecify.annotations.NullMarked;
