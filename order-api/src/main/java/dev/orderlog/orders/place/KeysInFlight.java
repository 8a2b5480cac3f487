package dev.orderlog.orders.place;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Requests that wait for their commit. A second one under the same key is told to come back. */
@Singleton
final class KeysInFlight {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final KeySettings settings;

    KeysInFlight(KeySettings settings) {
        this.settings = settings;
    }

    /** The key without the quotes that the header may have; null where there is no header. */
    @Nullable String read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var key = header.strip();
        if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (key.isEmpty()
                || key.length() > settings.lengthMax()
                || key.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            var detail =
                    "must have from 1 to %d visible ASCII characters"
                            .formatted(settings.lengthMax());
            throw new ProblemException(
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            "invalid-idempotency-key",
                            "Invalid idempotency key",
                            "The Idempotency-Key " + detail + ".",
                            List.of(new Problem.Place("#Idempotency-Key", detail))));
        }
        return key;
    }

    <T> CompletionStage<T> once(@Nullable String key, Supplier<CompletionStage<T>> request) {
        if (key == null) {
            return request.get();
        }
        if (!keys.add(key)) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.CONFLICT,
                            "request-in-progress",
                            "Request in progress",
                            "A request with this Idempotency-Key is still running. Ask again for"
                                    + " its answer."),
                    RETRY_AFTER);
        }
        try {
            return request.get().whenComplete((answer, failure) -> keys.remove(key));
        } catch (RuntimeException failed) {
            keys.remove(key);
            throw failed;
        }
    }
}
