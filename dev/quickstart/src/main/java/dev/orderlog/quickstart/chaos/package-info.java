@NullMarked
package dev.orderlog.quickstart.chaos;

import org.jspecify.annotations.NullMarked;
