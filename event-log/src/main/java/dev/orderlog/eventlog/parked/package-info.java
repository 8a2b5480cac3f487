/**
 * What waits for a person: orders that are parked on an event nobody can handle, and outside calls that never got an answer. Lists
 * them, handles them again, discards them with a reason, and records every such act.
 */
@NullMarked
package dev.orderlog.eventlog.parked;

import org.jspecify.annotations.NullMarked;
