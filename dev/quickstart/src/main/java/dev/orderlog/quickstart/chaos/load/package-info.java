@NullMarked
package dev.orderlog.quickstart.chaos.load;

import org.jspecify.annotations.NullMarked;
