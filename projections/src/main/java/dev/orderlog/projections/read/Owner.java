package dev.orderlog.projections.read;

import java.net.URI;

/** The instance that holds a key. */
public sealed interface Owner {

    record Here(int partition) implements Owner {}

    record There(URI address) implements Owner {}
}
