package dev.orderlog.orders.query;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.eventlog.problem.ProblemException;
import dev.orderlog.orders.ConsistencyToken;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.uri.UriBuilder;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes a question about one order on to projections, to one instance after the other, and the answer back as it came. */
@Singleton
class ProjectionsClient {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionsClient.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);

    private final HttpClient projections;
    private final QuerySettings settings;
    private final List<URI> instances;
    private final AtomicInteger turn = new AtomicInteger();

    ProjectionsClient(@Client(id = "projections") HttpClient projections, QuerySettings settings) {
        this.projections = projections;
        this.settings = settings;
        this.instances = settings.projections();
    }

    /** @param seen the event that the answer must have folded */
    MutableHttpResponse<byte[]> ask(
            UUID orderId, String what, ConsistencyToken seen, @Nullable String ifNoneMatch) {
        var question =
                UriBuilder.of("/orders")
                        .path(orderId.toString())
                        .path(what)
                        .queryParam("source", seen.source())
                        .queryParam("sequence", seen.sequence())
                        .queryParam("wait", settings.readWaitMax().toMillis())
                        .build();
        int first = turn.getAndIncrement();
        for (int n = 0; n < instances.size(); n++) {
            var instance = instances.get(Math.floorMod(first + n, instances.size()));
            var request = HttpRequest.GET(instance.resolve(question));
            if (ifNoneMatch != null) {
                request.header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
            }
            try {
                return passedOn(projections.toBlocking().exchange(request, byte[].class));
            } catch (HttpClientResponseException answered) {
                return switch (answered.getStatus()) {
                    case SERVICE_UNAVAILABLE -> passedOn(answered.getResponse());
                    case NOT_FOUND -> throw unavailable("The view has not seen the order yet.");
                    default ->
                            throw unavailable("The views answered with " + answered.code() + ".");
                };
            } catch (HttpClientException unreachable) {
                LOG.atDebug()
                        .addKeyValue("instance", instance)
                        .addKeyValue("reason", unreachable.toString())
                        .log("an instance of projections does not answer");
            }
        }
        throw unavailable("The views cannot be reached.");
    }

    private static MutableHttpResponse<byte[]> passedOn(HttpResponse<?> answer) {
        Optional<byte[]> body = answer.getBody(byte[].class);
        var response = HttpResponse.<byte[]>status(answer.getStatus());
        for (var header : PASSED_ON) {
            answer.getHeaders()
                    .findFirst(header)
                    .ifPresent(value -> response.header(header, value));
        }
        return body.map(response::body).orElse(response);
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "view-unavailable",
                        "View unavailable",
                        detail + " The order itself is safe; ask again in a moment."),
                RETRY_AFTER);
    }
}
