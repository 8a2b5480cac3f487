package dev.orderlog.cli.parked;

import dev.orderlog.cli.print.Durations;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which of what waits is meant. */
final class ParkedOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Parked on an event of this type, or on a call to this destination.")
    @Nullable String type;

    @Option(
            names = "--reason",
            paramLabel = "KIND",
            description =
                    "Parked for this kind of reason: no_event, wrong_key, unknown_type,"
                            + " unknown_schema, undecodable, handler_failed, behind, call.")
    @Nullable String kind;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description =
                    "Parked since then: 30m, 24h, 7d, or a time such as 2026-01-31T12:00:00Z.")
    @Nullable Instant since;

    boolean isEmpty() {
        return type == null && kind == null && since == null;
    }

    /** As the services take them. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        if (type != null) {
            fields.put("type", type);
        }
        if (kind != null) {
            fields.put("kind", kind);
        }
        if (since != null) {
            fields.put("since", since.toString());
        }
        return fields;
    }

    /** So long ago, or a time. */
    static final class Since implements ITypeConverter<Instant> {
        private static final Durations AGO = new Durations();

        @Override
        public Instant convert(String text) {
            try {
                if (text.matches("[0-9]{1,4}d")) {
                    return Instant.now()
                            .minus(Duration.ofDays(Long.parseLong(text.replace("d", ""))));
                }
                return Character.isLetter(text.charAt(text.length() - 1)) && !text.endsWith("Z")
                        ? Instant.now().minus(AGO.convert(text))
                        : Instant.parse(text);
            } catch (DateTimeParseException | IndexOutOfBoundsException noTime) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time such as 24h or 2026-01-31T12:00:00Z");
            }
        }
    }
}
