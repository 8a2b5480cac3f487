@NullMarked
package dev.orderlog.bench.peer.outbox;

import org.jspecify.annotations.NullMarked;
