@NullMarked
package dev.orderlog.quickstart.chaos.books;

import org.jspecify.annotations.NullMarked;
