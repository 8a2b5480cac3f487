package dev.orderlog.eventlog.parked;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;

/** A place in the list of what waits, the longest waiting first; opaque to whoever passes it on. */
public record ParkedCursor(Instant parkedAt, String order, String call) {

    static final ParkedCursor START = new ParkedCursor(Instant.EPOCH, "", "");

    private static final String SEPARATOR = "\n";

    @Override
    public String toString() {
        var text = String.join(SEPARATOR, parkedAt.toString(), order, call);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Empty when the text is no cursor of ours. */
    public static Optional<ParkedCursor> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, -1);
            return parts.length == 3
                    ? Optional.of(new ParkedCursor(Instant.parse(parts[0]), parts[1], parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException foreign) {
            return Optional.empty();
        }
    }
}
