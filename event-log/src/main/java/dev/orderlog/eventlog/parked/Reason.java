package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.batch.EventCodec.UnknownSchemaException;
import dev.orderlog.eventlog.batch.EventCodec.UnknownTypeException;
import dev.orderlog.eventlog.event.CloudEventHeaders.MalformedEventException;
import dev.orderlog.eventlog.event.CloudEventHeaders.WrongKeyException;
import dev.orderlog.eventlog.event.Legible;

import java.util.Objects;

/**
 * Why something waits for a person.
 *
 * @param words for people: one line, at most {@value #WORDS_LENGTH_MAX} characters
 */
public record Reason(ReasonKind kind, String words) {

    public static final int WORDS_LENGTH_MAX = 1_000;

    public static final Reason BEHIND =
            new Reason(ReasonKind.BEHIND, "waits behind a parked event of its order");

    public Reason {
        words = Legible.line(words, WORDS_LENGTH_MAX);
    }

    /** The reason that a failure to read or to handle a record is. */
    public static Reason of(Throwable failure) {
        return switch (failure) {
            case WrongKeyException wrong -> new Reason(ReasonKind.WRONG_KEY, message(wrong));
            case MalformedEventException none -> new Reason(ReasonKind.NO_EVENT, message(none));
            case UnknownTypeException type -> new Reason(ReasonKind.UNKNOWN_TYPE, message(type));
            case UnknownSchemaException schema ->
                    new Reason(ReasonKind.UNKNOWN_SCHEMA, message(schema));
            case UndecodableEventException bytes ->
                    new Reason(ReasonKind.UNDECODABLE, message(bytes));
            default -> new Reason(ReasonKind.HANDLER_FAILED, failure.toString());
        };
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }
}
