package dev.orderlog.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that records every request and answers as its script says; a script may block, as a slow system does. */
public final class RecordingServer implements AutoCloseable {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @param key the {@code Idempotency-Key}, empty when none was sent */
    public record Request(String method, String path, String key, String body) {}

    public record Answer(int status, String json) {}

    public interface Script {
        /** An empty answer closes the connection without one. */
        Optional<Answer> answer(Request request) throws InterruptedException;
    }

    private RecordingServer(HttpServer server) {
        this.server = server;
    }

    public static RecordingServer start(Script script) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var recording = new RecordingServer(HttpServer.create(address, 0));
            recording.server.setExecutor(recording.threads);
            recording.server.createContext("/", exchange -> recording.handle(exchange, script));
            recording.server.start();
            return recording;
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every request so far, in the order in which they came, answered or not. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange, Script script) throws IOException {
        var headers = exchange.getRequestHeaders();
        var request =
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        Optional.ofNullable(headers.getFirst("Idempotency-Key")).orElse(""),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add(request);
        try (exchange) {
            var answer = script.answer(request);
            if (answer.isPresent()) {
                var body = answer.get().json().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.get().status(), body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
