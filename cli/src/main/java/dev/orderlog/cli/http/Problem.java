package dev.orderlog.cli.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A refusal to be read by a person; {@code document} is the problem document (RFC 9457) as it came. */
public record Problem(
        int status, String title, Optional<String> detail, List<String> errors, JsonNode document) {
    private static final int TEXT_LENGTH_MAX = 300;

    /** Whether asking again later may help. */
    public boolean isTemporary() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** What the command itself has found out. */
    public static Problem found(int status, String title, String detail) {
        return new Problem(
                status,
                title,
                Optional.of(detail),
                List.of(),
                Json.tree(Map.of("title", title, "status", status, "detail", detail)));
    }

    static Problem of(int status, String service, String body) {
        var document = Json.parse(body);
        if (!document.isObject()) {
            var text = body.strip().substring(0, Math.min(TEXT_LENGTH_MAX, body.strip().length()));
            return new Problem(
                    status,
                    service + " failed",
                    Optional.of(text).filter(t -> !t.isEmpty()),
                    List.of(),
                    document);
        }
        var title =
                text(document, "title")
                        .or(() -> text(document, "message"))
                        .orElse(service + " refused");
        return new Problem(status, title, text(document, "detail"), errors(document), document);
    }

    private static List<String> errors(JsonNode document) {
        var errors = new ArrayList<String>();
        for (var error : document.path("errors")) {
            errors.add(error.isTextual() ? error.textValue() : error(error));
        }
        return errors;
    }

    private static String error(JsonNode error) {
        var where = first(error, "field", "pointer", "path", "name");
        var what = first(error, "detail", "message", "reason");
        return what.isEmpty()
                ? error.toString()
                : (where.map(place -> place.replaceFirst("^#", "") + ": ").orElse("") + what.get());
    }

    private static Optional<String> first(JsonNode node, String... names) {
        return Stream.of(names).flatMap(name -> text(node, name).stream()).findFirst();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).filter(text -> !text.isBlank());
    }
}
