@NullMarked
package dev.orderlog.bench.peer.relay;

import org.jspecify.annotations.NullMarked;
