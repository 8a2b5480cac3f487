@NullMarked
package dev.orderlog.quickstart.chaos.check;

import org.jspecify.annotations.NullMarked;
