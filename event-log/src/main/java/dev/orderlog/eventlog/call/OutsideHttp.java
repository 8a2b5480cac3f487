package dev.orderlog.eventlog.call;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.TraceParent;
import dev.orderlog.eventlog.thread.Threads;
import dev.orderlog.eventlog.trace.Marks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One attempt over HTTP at a system that is not ours. The whole answer, body included, must arrive within the timeout; redirects
 * are not followed. Whatever status arrives is returned; it is the caller who knows which of them are definite.
 */
public final class OutsideHttp implements AutoCloseable {

    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final ExecutorService threads = Threads.virtual("outside-http");
    private final HttpClient client;
    private final Duration timeout;

    /** An answer of any status. */
    public record Answer(int status, byte[] body) {}

    public OutsideHttp(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).executor(threads).build();
    }

    /**
     * Sends JSON, and the {@code traceparent} of the call in hand.
     *
     * @param key sent as {@code Idempotency-Key}
     * @throws CallFailedException when no answer arrived in time
     */
    public Answer send(String method, URI uri, String key, byte[] json)
            throws CallFailedException, InterruptedException {
        Marks.asks(method, uri);
        var request =
                HttpRequest.newBuilder(uri)
                        .version(version(uri))
                        .method(method, BodyPublishers.ofByteArray(json))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, application/problem+json")
                        .header("Idempotency-Key", key);
        var trace = TraceParent.current();
        if (trace != null) {
            request.header(CloudEventHeaders.TRACE_PARENT, trace);
        }
        var exchange =
                client.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            var response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Marks.answered(response.statusCode());
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException late) {
            throw new CallFailedException(
                    "no answer from %s within %s".formatted(uri.getAuthority(), timeout), late);
        } catch (ExecutionException failed) {
            throw new CallFailedException(
                    "no answer from %s: %s".formatted(uri.getAuthority(), failed.getCause()),
                    failed);
        } finally {
            exchange.cancel(true);
        }
    }

    /** Without TLS, the client would offer an upgrade to HTTP/2 with each request. */
    private static HttpClient.Version version(URI uri) {
        return "http".equals(uri.getScheme())
                ? HttpClient.Version.HTTP_1_1
                : HttpClient.Version.HTTP_2;
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
