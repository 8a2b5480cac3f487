@NullMarked
package dev.orderlog.quickstart.chaos.faults;

import org.jspecify.annotations.NullMarked;
