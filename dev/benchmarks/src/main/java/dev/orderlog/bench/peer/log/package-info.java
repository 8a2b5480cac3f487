@NullMarked
package dev.orderlog.bench.peer.log;

import org.jspecify.annotations.NullMarked;
