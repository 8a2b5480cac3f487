package dev.orderlog.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server that answers what a platform answered once, and remembers what it was asked. */
final class FakePlatform implements AutoCloseable {
    record Asked(String request, String body, Map<String, List<String>> headers) {
        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    private record Reply(int status, String body, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    FakePlatform() {
        this(0);
    }

    FakePlatform(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Replies to one request are given in the order in which they were added; the last one is given for ever. */
    FakePlatform answers(String request, int status, String body, Map<String, String> headers) {
        replies.computeIfAbsent(request, _ -> new ArrayDeque<>())
                .add(new Reply(status, body, headers));
        return this;
    }

    FakePlatform answers(String request, int status, String body) {
        return answers(request, status, body, Map.of());
    }

    FakePlatform answersFile(String request, int status, String file) {
        return answers(request, status, Texts.resource("answers/" + file));
    }

    List<Asked> asked() {
        return asked;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(request, body, Map.copyOf(exchange.getRequestHeaders())));
            var reply = next(request);
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply next(String request) {
        var queue = replies.get(request);
        if (queue == null) {
            return new Reply(500, "Nothing was recorded for " + request, Map.of());
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
