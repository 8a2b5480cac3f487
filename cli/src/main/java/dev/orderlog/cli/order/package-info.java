/** Orders from the command line. */
@NullMarked
package dev.orderlog.cli.order;

import org.jspecify.annotations.NullMarked;
