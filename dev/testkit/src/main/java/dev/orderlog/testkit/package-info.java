@NullMarked
package dev.orderlog.testkit;

import org.jspecify.annotations.NullMarked;
