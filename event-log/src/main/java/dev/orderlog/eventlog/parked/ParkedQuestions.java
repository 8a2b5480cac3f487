package dev.orderlog.eventlog.parked;

import dev.orderlog.eventlog.problem.JsonInput;
import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.Problem.Place;
import dev.orderlog.eventlog.problem.ProblemException;

import io.micronaut.http.HttpStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what is asked of the controller; what is wrong is refused, with its place. */
final class ParkedQuestions {

    private ParkedQuestions() {}

    static ParkedFilter filter(
            @Nullable String type,
            @Nullable String kind,
            @Nullable String order,
            @Nullable String since) {
        return new ParkedFilter(
                Optional.ofNullable(type),
                Optional.ofNullable(kind).map(ParkedQuestions::kind),
                Optional.ofNullable(order),
                Optional.ofNullable(since).map(ParkedQuestions::time));
    }

    static Optional<ParkedCursor> cursor(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(given ->
                        ParkedCursor.parse(given)
                                .orElseThrow(() -> wrong("after", "is no next of this list")));
    }

    static Optional<UUID> actId(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            throw wrong("before", "must be the id of an act");
        }
    }

    static int limit(@Nullable Integer limit, int instead, int max) {
        if (limit == null) {
            return instead;
        }
        if (limit < 1 || limit > max) {
            throw wrong("limit", "must be from 1 to " + max);
        }
        return limit;
    }

    /** No body says no more than an empty one. */
    static JsonInput body(@Nullable String body) {
        return JsonInput.parse(body == null || body.isBlank() ? "{}" : body);
    }

    private static ReasonKind kind(String code) {
        return ReasonKind.of(code)
                .orElseThrow(() ->
                        wrong(
                                "kind",
                                "must be one of "
                                        + Arrays.stream(ReasonKind.values())
                                                .map(ReasonKind::code)
                                                .collect(Collectors.joining(", "))));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noTime) {
            throw wrong("since", "must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static ProblemException wrong(String field, String detail) {
        return new ProblemException(
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "invalid-question",
                        "Invalid question",
                        "%s %s.".formatted(field, detail),
                        List.of(new Place("#" + field, detail))));
    }
}
