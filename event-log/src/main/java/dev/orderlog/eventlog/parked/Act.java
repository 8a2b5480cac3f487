package dev.orderlog.eventlog.parked;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody did about something that waited.
 *
 * @param id sorts by time
 * @param by who asked for it, as they named themselves
 * @param what the records or the call it was done to
 * @param reason why, in their words; null for a redrive
 * @param result what came of it
 */
public record Act(
        UUID id,
        Instant at,
        String by,
        Kind act,
        String order,
        String what,
        @Nullable String reason,
        String result) {

    /** The acts there are. */
    public enum Kind {
        REDRIVE,
        DISCARD,
        REDRIVE_CALL,
        DISCARD_CALL;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
