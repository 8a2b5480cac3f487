package dev.orderlog.testkit.guarantee;

import java.util.Set;

/** Records that no consumer can handle, each in its own way. */
public enum Poison {
    /** A value that is no framed Avro at all. */
    UNDECODABLE_BYTES("undecodable"),
    /** A value framed with a schema id that the registry does not know. */
    UNKNOWN_SCHEMA("unknown_schema"),
    /** An event of a type that nobody has heard of. */
    UNKNOWN_TYPE("unknown_type"),
    /** A record without any of the headers that make it an event. */
    NO_HEADERS("no_event"),
    /** An event under a key that is not its order. */
    WRONG_KEY("wrong_key"),
    /** A well-formed event whose content makes whoever reads or handles it throw, each time. */
    UNACCEPTABLE_CONTENT("undecodable", "handler_failed");

    private final Set<String> reasons;

    Poison(String... reasons) {
        this.reasons = Set.of(reasons);
    }

    /** The reasons, as codes, any of which tells what is wrong with it. */
    public Set<String> reasons() {
        return reasons;
    }
}
