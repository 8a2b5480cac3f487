/** {@code orderlog}: place, watch and manage orders of a running platform from the command line. */
@NullMarked
package dev.orderlog.cli;

import org.jspecify.annotations.NullMarked;
