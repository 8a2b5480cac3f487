package dev.orderlog.quickstart.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An HTTP request matched to a route, with the values of the route's {@code {placeholders}}. */
record Request(Map<String, String> path, Optional<String> idempotencyKey, byte[] body) {
    static final int BODY_BYTES_MAX = 64 * 1024;

    String path(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}");
        }
        return value;
    }

    String mustKey() {
        return idempotencyKey.orElseThrow(() ->
                new Refusal(
                        Reply.problem(
                                400,
                                "idempotency_key_missing",
                                "Say the key in the header Idempotency-Key")));
    }

    <T> T bodyAs(Class<T> type) {
        try {
            var value = Json.MAPPER.readValue(body, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(Reply.problem(400, "malformed_request", e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
        throw new Refusal(Reply.problem(400, "malformed_request", "The body is null"));
    }

    /** For compact constructors of request bodies. */
    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }
}
