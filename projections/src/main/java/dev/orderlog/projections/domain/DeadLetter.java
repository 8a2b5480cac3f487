package dev.orderlog.projections.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A record that could not be folded. The record itself stays in the log, at this place. */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable String key,
        @Nullable String type,
        Reason reason,
        String detail) {

    public enum Reason {
        MALFORMED,
        UNKNOWN_TYPE,
        UNDECODABLE,
        WRONG_KEY
    }
}
