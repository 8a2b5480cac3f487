package dev.orderlog.eventlog.problem;

import io.micronaut.http.HttpStatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A problem document (RFC 9457).
 *
 * @param name what went wrong, in kebab case: the last part of the document's {@code type}
 * @param title the same for people, without anything of this occurrence
 * @param detail what went wrong this time, and what to do about it
 * @param errors the places in the request that are wrong; empty where no single place is
 */
public record Problem(
        HttpStatus status, String name, String title, String detail, List<Place> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String TYPE_PREFIX = "urn:orderlog:problem:";

    /**
     * One place in a request that is wrong.
     *
     * @param pointer JSON pointer (RFC 6901) into the body; {@code #} followed by a name for a header or a part of the path
     */
    public record Place(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public Problem(HttpStatus status, String name, String title, String detail) {
        this(status, name, title, detail, List.of());
    }

    /** A problem that the HTTP status tells completely. */
    public static Problem of(HttpStatus status, String detail) {
        var title = status.getReason();
        return new Problem(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, detail);
    }

    public String type() {
        return TYPE_PREFIX + name;
    }

    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type());
        body.put("title", title);
        body.put("status", status.getCode());
        body.put("detail", detail);
        body.put(
                "errors",
                errors.stream()
                        .map(place -> Map.of("pointer", place.pointer(), "detail", place.detail()))
                        .toList());
        return body;
    }
}
