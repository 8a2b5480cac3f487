@NullMarked
package dev.orderlog.quickstart.demo;

import org.jspecify.annotations.NullMarked;
