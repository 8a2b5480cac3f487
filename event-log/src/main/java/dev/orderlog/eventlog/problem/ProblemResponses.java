package dev.orderlog.eventlog.problem;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives every error that the server itself finds (no such route, wrong method, too large a body ...) the shape of a problem. */
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<Map<String, Object>> {

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Map<String, Object>> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var answer = (MutableHttpResponse<Map<String, Object>>) response;
        if (context.getRequest().getMethod() == HttpMethod.HEAD) {
            return answer;
        }
        return answer.contentType(Problem.MEDIA_TYPE)
                .body(problem(context, response.status()).body());
    }

    private static Problem problem(ErrorContext context, HttpStatus status) {
        var request = context.getRequest().getMethod() + " " + context.getRequest().getPath();
        if (status.getCode() >= 500) {
            return Problem.of(status, "%s failed on our side".formatted(request));
        }
        var said =
                context.getErrors().stream()
                        .map(Error::getMessage)
                        .collect(Collectors.joining("; "));
        var places =
                context.getErrors().stream()
                        .filter(error -> error.getPath().isPresent())
                        .map(error ->
                                new Problem.Place("#" + error.getPath().get(), error.getMessage()))
                        .toList();
        var general = Problem.of(status, said.isEmpty() ? request : said);
        return new Problem(
                status, general.name(), general.title(), general.detail(), List.copyOf(places));
    }
}
