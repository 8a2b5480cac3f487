package dev.orderlog.cli.parked;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A parked order or call, as a service lists it. */
record ParkedItem(
        String order,
        String kind,
        String reason,
        @Nullable String type,
        @Nullable String call,
        long waiting,
        int attempts,
        Instant parkedAt) {

    /** What it is stuck on. */
    String on() {
        if (call != null) {
            return call;
        }
        return type == null ? "(no type)" : type;
    }
}
