package dev.orderlog.eventlog.parked;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something waits for a person, as a code to filter by. */
public enum ReasonKind {
    /** The headers are not those of an event: an attribute is missing or unreadable, or there is no value. */
    NO_EVENT,
    /** The record's key is not the order that its event is about, or there is none. */
    WRONG_KEY,
    /** Nobody here has heard of such a type. */
    UNKNOWN_TYPE,
    /** The registry knows no schema of the id that the value names. */
    UNKNOWN_SCHEMA,
    /** The bytes cannot be read as an event of the announced type. */
    UNDECODABLE,
    /** The event is readable, but handling it fails every time. */
    HANDLER_FAILED,
    /** Nothing is wrong with it: it waits behind a record of its order for which one of the above holds. */
    BEHIND,
    /** An outside call that got no answer, however often it was made. */
    CALL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReasonKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
