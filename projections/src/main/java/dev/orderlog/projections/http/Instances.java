package dev.orderlog.projections.http;

import dev.orderlog.eventlog.following.EventStreams;
import dev.orderlog.projections.follow.FollowSettings;
import dev.orderlog.projections.read.Unavailable;
import dev.orderlog.projections.streams.ProjectionsSettings;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.serde.ObjectMapper;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The other instances, asked over HTTP. A question is passed on once: an instance that was asked so answers by itself. */
@Singleton
final class Instances {

    static final String ASKED_BY_INSTANCE = "Orderlog-Asked-By-Instance";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BEYOND_WAIT = Duration.ofSeconds(5);
    private static final List<String> PASSED_THERE =
            List.of(
                    HttpHeaders.IF_NONE_MATCH,
                    HttpHeaders.RANGE,
                    HttpHeaders.IF_RANGE,
                    "traceparent",
                    EventsController.LAST_EVENT_ID);
    private static final List<String> PASSED_BACK =
            List.of(
                    HttpHeaders.ETAG,
                    HttpHeaders.CACHE_CONTROL,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_RANGE,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.ACCEPT_RANGES,
                    HttpHeaders.LAST_MODIFIED,
                    HttpHeaders.RETRY_AFTER,
                    ResultFile.STATE);

    private final EventStreams streams;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final ObjectMapper json;
    private final Duration timeout;

    Instances(ObjectMapper json, ProjectionsSettings settings, FollowSettings following) {
        this.json = json;
        this.timeout = settings.waitMax().plus(BEYOND_WAIT);
        this.streams = new EventStreams(CONNECT_TIMEOUT, timeout, following.silenceMax());
    }

    static boolean isAskedByInstance(HttpRequest<?> request) {
        return request.getHeaders().contains(ASKED_BY_INSTANCE);
    }

    /** The owner's answer, whatever it is. */
    io.micronaut.http.HttpResponse<?> passOn(HttpRequest<?> request, URI owner) {
        return passOn(request, owner, BodyHandlers.ofByteArray(), (_, body) -> body);
    }

    /** The same for an answer that may be too large to be held. */
    io.micronaut.http.HttpResponse<?> passOnFile(HttpRequest<?> request, URI owner) {
        return passOn(request, owner, Instances::fileOrBytes, Instances::file);
    }

    /** A refusal is short, and need not be read by anybody. */
    private static BodySubscriber<Object> fileOrBytes(ResponseInfo answer) {
        return answer.statusCode() < HttpStatus.MULTIPLE_CHOICES.getCode()
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), file -> file)
                : BodySubscribers.mapping(BodySubscribers.ofByteArray(), bytes -> bytes);
    }

    private static Object file(HttpResponse<Object> answer, Object body) {
        var headers = answer.headers();
        return body instanceof InputStream file
                ? new StreamedFile(
                        file,
                        MediaType.of(
                                headers.firstValue(HttpHeaders.CONTENT_TYPE)
                                        .orElse(MediaType.APPLICATION_OCTET_STREAM)),
                        0,
                        headers.firstValueAsLong(HttpHeaders.CONTENT_LENGTH).orElse(-1))
                : body;
    }

    private <B> io.micronaut.http.HttpResponse<?> passOn(
            HttpRequest<?> request,
            URI owner,
            BodyHandler<B> reading,
            BiFunction<HttpResponse<B>, B, Object> passing) {
        if (isAskedByInstance(request)) {
            throw Unavailable.passedOnTwice(owner);
        }
        var question = question(request, owner);
        for (String name : PASSED_THERE) {
            request.getHeaders().getAll(name).forEach(value -> question.header(name, value));
        }
        HttpResponse<B> answer = ask(owner, question.build(), reading);
        var response =
                io.micronaut.http.HttpResponse.status(HttpStatus.valueOf(answer.statusCode()))
                        .body(passing.apply(answer, answer.body()));
        for (String name : PASSED_BACK) {
            answer.headers().firstValue(name).ifPresent(value -> response.header(name, value));
        }
        if (request.getMethod() == HttpMethod.HEAD) {
            answer.headers()
                    .firstValueAsLong(HttpHeaders.CONTENT_LENGTH)
                    .ifPresent(response::contentLength);
        }
        return response;
    }

    /** The same for an answer without an end. */
    io.micronaut.http.HttpResponse<?> passOnStream(HttpRequest<?> request, URI owner) {
        if (isAskedByInstance(request)) {
            throw Unavailable.passedOnTwice(owner);
        }
        var headers = new HashMap<>(Map.of(ASKED_BY_INSTANCE, "true"));
        for (String name : PASSED_THERE) {
            request.getHeaders().getFirst(name).ifPresent(value -> headers.put(name, value));
        }
        try {
            return streams.ask(owner.resolve(request.getUri().toString()), headers);
        } catch (IOException unreachable) {
            throw Unavailable.unreachable(owner);
        }
    }

    /** What another instance holds of what all hold together. */
    <T> T partOf(HttpRequest<?> request, URI other, Class<T> body) {
        HttpResponse<byte[]> answer =
                ask(other, question(request, other).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != HttpStatus.OK.getCode()) {
            throw Unavailable.unreachable(other);
        }
        try {
            return Optional.ofNullable(json.readValue(answer.body(), Argument.of(body)))
                    .orElseThrow(() -> Unavailable.unreachable(other));
        } catch (IOException unreadable) {
            throw Unavailable.unreachable(other);
        }
    }

    private java.net.http.HttpRequest.Builder question(HttpRequest<?> request, URI instance) {
        return java.net.http.HttpRequest.newBuilder(instance.resolve(request.getUri().toString()))
                .method(request.getMethodName(), BodyPublishers.noBody())
                .timeout(timeout)
                .header(ASKED_BY_INSTANCE, "true");
    }

    private <B> HttpResponse<B> ask(
            URI instance, java.net.http.HttpRequest question, BodyHandler<B> reading) {
        try {
            return http.send(question, reading);
        } catch (IOException unreachable) {
            throw Unavailable.unreachable(instance);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Unavailable.unreachable(instance);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
        streams.close();
    }
}
