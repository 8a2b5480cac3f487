@NullMarked
package dev.orderlog.quickstart.parts;

import org.jspecify.annotations.NullMarked;
