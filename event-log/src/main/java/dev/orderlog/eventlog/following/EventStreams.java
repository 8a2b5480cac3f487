package dev.orderlog.eventlog.following;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import org.reactivestreams.FlowAdapters;

import reactor.core.publisher.Flux;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks another instance for a stream, to be passed on. When the far client leaves, the connection to that instance is closed
 * at once: Micronaut's own client would read an abandoned stream to its end, which may never come.
 */
public final class EventStreams implements AutoCloseable {

    private static final List<String> PASSED_BACK =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CACHE_CONTROL,
                    HttpHeaders.RETRY_AFTER,
                    "X-Accel-Buffering");

    private final HttpClient http;
    private final Duration answerMax;
    private final Duration silenceMax;

    /**
     * @param answerMax how long the other instance may take to begin
     * @param silenceMax how long a stream may be silent before it counts as broken
     */
    public EventStreams(Duration connectMax, Duration answerMax, Duration silenceMax) {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(connectMax)
                        .build();
        this.answerMax = answerMax;
        this.silenceMax = silenceMax;
    }

    /** The answer, whatever it is. Anything but a stream is read to its end. */
    public MutableHttpResponse<?> ask(URI there, Map<String, String> headers) throws IOException {
        var question = HttpRequest.newBuilder(there);
        headers.forEach(question::header);
        var answer = answer(question.build());
        var response =
                io.micronaut.http.HttpResponse.status(HttpStatus.valueOf(answer.statusCode()));
        for (var name : PASSED_BACK) {
            answer.headers().firstValue(name).ifPresent(value -> response.header(name, value));
        }
        return answer.body() instanceof byte[] bytes && bytes.length == 0
                ? response
                : response.body(answer.body());
    }

    private HttpResponse<Object> answer(HttpRequest question) throws IOException {
        var asked = http.sendAsync(question, this::body);
        try {
            return asked.get(answerMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + answerMax, late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        } finally {
            asked.cancel(true);
        }
    }

    private BodySubscriber<Object> body(HttpResponse.ResponseInfo answer) {
        boolean isStream =
                answer.headers()
                        .firstValue(HttpHeaders.CONTENT_TYPE)
                        .filter(type -> type.startsWith(MediaType.TEXT_EVENT_STREAM))
                        .isPresent();
        return isStream
                ? BodySubscribers.mapping(BodySubscribers.ofPublisher(), this::events)
                : BodySubscribers.mapping(BodySubscribers.ofByteArray(), bytes -> bytes);
    }

    private Object events(Flow.Publisher<List<ByteBuffer>> pieces) {
        var lines = new EventLines();
        var left = new AtomicBoolean();
        return Flux.from(FlowAdapters.toPublisher(pieces))
                // To the JDK's client, a connection that was left is one that broke.
                .onErrorResume(_ -> left.get(), _ -> Flux.empty())
                .doOnCancel(() -> left.set(true))
                .timeout(silenceMax)
                .concatMapIterable(lines::take);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
