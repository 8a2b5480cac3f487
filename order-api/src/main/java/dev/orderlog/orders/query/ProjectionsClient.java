package dev.orderlog.orders.query;

import dev.orderlog.orders.query.SeenOrders.Seen;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/** Passes a question about one order on to projections, to one instance after the other, and the answer back as it came. */
@Singleton
class ProjectionsClient {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionsClient.class);
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);

    private final HttpClient projections;
    private final Questions questions;

    ProjectionsClient(@Client(id = "projections") HttpClient projections, Questions questions) {
        this.projections = projections;
        this.questions = questions;
    }

    /** The answer includes what has been seen. */
    MutableHttpResponse<byte[]> ask(Seen seen, String what, @Nullable String ifNoneMatch) {
        for (var question : questions.about(seen, what)) {
            var request = HttpRequest.GET(question);
            if (ifNoneMatch != null) {
                request.header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
            }
            try {
                return passedOn(projections.toBlocking().exchange(request, byte[].class));
            } catch (HttpClientResponseException answered) {
                return switch (answered.getStatus()) {
                    case SERVICE_UNAVAILABLE -> passedOn(answered.getResponse());
                    case NOT_FOUND -> throw Questions.notSeenYet();
                    default ->
                            throw Questions.unavailable(
                                    "The views answered with " + answered.code() + ".");
                };
            } catch (HttpClientException unreachable) {
                LOG.atDebug()
                        .addKeyValue("instance", question)
                        .addKeyValue("reason", unreachable.toString())
                        .log("an instance of projections does not answer");
            }
        }
        throw Questions.unreachable();
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
}
