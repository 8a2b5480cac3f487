package dev.orderlog.testkit.guarantee;

/** Records that no consumer can handle, each in its own way. */
public enum Poison {
    /** A value that is no framed Avro at all. */
    UNDECODABLE_BYTES,
    /** A value framed with a schema id that the registry does not know. */
    UNKNOWN_SCHEMA,
    /** A record without any of the headers that make it an event. */
    NO_HEADERS,
    /** An event about another order than its key. */
    WRONG_KEY,
    /** A well-formed event whose content makes the handler throw, each time. */
    UNACCEPTABLE_CONTENT
}
