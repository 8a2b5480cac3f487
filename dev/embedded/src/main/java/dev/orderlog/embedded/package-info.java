@NullMarked
package dev.orderlog.embedded;

import org.jspecify.annotations.NullMarked;
