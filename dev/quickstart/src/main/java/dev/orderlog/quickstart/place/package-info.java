@NullMarked
package dev.orderlog.quickstart.place;

import org.jspecify.annotations.NullMarked;
