/** What waits for a person, from the command line: parked orders and outside calls of every service. */
@NullMarked
package dev.orderlog.cli.parked;

import org.jspecify.annotations.NullMarked;
