package dev.orderlog.quickstart.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer whose body is written as JSON. */
record Reply(int status, Object body, Map<String, String> headers) {
    static final String PROBLEM = "application/problem+json";

    static Reply of(int status, Object body) {
        return new Reply(status, body, Map.of("Content-Type", "application/json"));
    }

    static Reply problem(int status, String reason, String detail) {
        var body = Map.of("title", reason, "status", status, "reason", reason, "detail", detail);
        return new Reply(status, body, Map.of("Content-Type", PROBLEM));
    }

    static Reply unavailable(int attempt, int failures) {
        return problem(
                        503,
                        "unavailable",
                        "Attempt %d of %d that fail, as the test asked"
                                .formatted(attempt, failures))
                .with("Retry-After", "0");
    }

    static Reply keyReused(String key) {
        return problem(
                422, "idempotency_key_reused", "The key " + key + " was used with another request");
    }

    Reply with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, body, all);
    }
}
