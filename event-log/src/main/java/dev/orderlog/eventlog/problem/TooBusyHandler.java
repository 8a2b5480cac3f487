package dev.orderlog.eventlog.problem;

import dev.orderlog.eventlog.service.ServiceRuntime.TooBusyException;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import java.time.Duration;

@Singleton
final class TooBusyHandler implements ExceptionHandler<TooBusyException, HttpResponse<?>> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProblemExceptionHandler problems;

    TooBusyHandler(ProblemExceptionHandler problems) {
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, TooBusyException exception) {
        var problem =
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-busy",
                        "Too busy",
                        "As many commands wait as may wait. Nothing was recorded; ask again in a"
                                + " moment.");
        return problems.handle(request, new ProblemException(problem, RETRY_AFTER));
    }
}
