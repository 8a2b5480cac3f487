/** Output for people: tables, money, times and colours. */
@NullMarked
package dev.orderlog.cli.print;

import org.jspecify.annotations.NullMarked;
