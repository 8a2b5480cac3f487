@NullMarked
package dev.orderlog.bench.peer.orders;

import org.jspecify.annotations.NullMarked;
