@NullMarked
package dev.orderlog.quickstart.status;

import org.jspecify.annotations.NullMarked;
