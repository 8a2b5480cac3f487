package dev.orderlog.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every question the same way, and remembers what it was asked. */
public final class RecordingProjections implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Reply reply = new Reply(200, Map.of("Content-Type", "application/json"), "{}");

    public record Reply(int status, Map<String, String> headers, String body) {}

    RecordingProjections() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answerWith(int status, Map<String, String> headers, String body) {
        reply = new Reply(status, headers, body);
    }

    /** Method, path, query, If-None-Match and Last-Event-ID of every question since the last call. */
    public List<String> askedSinceLastTime() {
        var since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + header(exchange, "If-None-Match")
                        + header(exchange, "Last-Event-ID"));
        var body = reply.body().getBytes(UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : " " + name.toLowerCase(Locale.ROOT) + " " + value;
    }
}
