package dev.orderlog.quickstart.sandbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code template} is a path such as {@code /v1/charges/{key}}. */
record Route(String method, List<String> template, Function<Request, Reply> handler) {
    Route(String method, String template, Function<Request, Reply> handler) {
        this(method, segments(template), handler);
    }

    /** The placeholders' values when the path fits, whatever the method. */
    Optional<Map<String, String>> match(URI uri) {
        var segments = segments(uri.getRawPath());
        if (segments.size() != template.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            var wanted = template.get(i);
            var actual = decoded(segments.get(i));
            if (wanted.startsWith("{")) {
                values.put(wanted.substring(1, wanted.length() - 1), actual);
            } else if (!wanted.equals(actual)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
