package dev.orderlog.eventlog.relay;

/** The stream says something that this reader does not understand: a table of another shape, or a message it never asked for. */
final class PgOutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PgOutputException(String message) {
        super(message);
    }
}
