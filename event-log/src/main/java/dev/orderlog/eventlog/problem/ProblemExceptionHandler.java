package dev.orderlog.eventlog.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import java.util.Map;

@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    public HttpResponse<Map<String, Object>> handle(
            HttpRequest request, ProblemException exception) {
        var problem = exception.problem();
        var response =
                HttpResponse.<Map<String, Object>>status(problem.status())
                        .contentType(Problem.MEDIA_TYPE)
                        .body(problem.body());
        var retryAfter = exception.retryAfter();
        return retryAfter == null
                ? response
                : response.header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
