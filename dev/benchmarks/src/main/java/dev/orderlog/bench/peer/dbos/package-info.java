@NullMarked
package dev.orderlog.bench.peer.dbos;

import org.jspecify.annotations.NullMarked;
