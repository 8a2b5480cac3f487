package dev.orderlog.quickstart.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP side of a sandbox: one virtual thread per request, JSON answers, problem documents for every error. */
final class SandboxServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SandboxServer.class.getName());
    private static final int CONNECTIONS_WAITING_MAX = 1024;

    static {
        // Without it the JDK's server delays answers on a kept-alive connection by 40 ms.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Pauses pauses;
    private final List<Route> routes;

    private SandboxServer(HttpServer http, Pauses pauses, List<Route> routes) {
        this.http = http;
        this.pauses = pauses;
        this.routes = routes;
    }

    static SandboxServer start(String host, int port, Pauses pauses, Route... routes) {
        try {
            var http =
                    HttpServer.create(new InetSocketAddress(host, port), CONNECTIONS_WAITING_MAX);
            var server = new SandboxServer(http, pauses, List.of(routes));
            http.createContext("/", server::serve);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on %s:%d: %s".formatted(host, port, e.getMessage()), e);
        }
    }

    URI uri() {
        var address = http.getAddress();
        return URI.create("http://%s:%d".formatted(address.getHostString(), address.getPort()));
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "client_gone path={0}", exchange.getRequestURI().getPath());
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(Request.BODY_BYTES_MAX + 1);
        if (body.length > Request.BODY_BYTES_MAX) {
            return Reply.problem(
                    413, "body_too_large", "At most " + Request.BODY_BYTES_MAX + " bytes");
        }
        try {
            return route(exchange, body);
        } catch (Refusal e) {
            return e.reply();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "sandbox_failed path=" + exchange.getRequestURI().getPath(), e);
            return Reply.problem(500, "internal_error", "The sandbox failed: " + e.getMessage());
        }
    }

    private Reply route(HttpExchange exchange, byte[] body) {
        var allowed = new TreeSet<String>();
        var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        for (var route : routes) {
            var path = route.match(exchange.getRequestURI());
            if (path.isPresent() && route.method().equals(exchange.getRequestMethod())) {
                return route.handler().apply(new Request(path.get(), key, body));
            }
            path.ifPresent(_ -> allowed.add(route.method()));
        }
        if (exchange.getRequestURI().getPath().equals("/health")) {
            return Reply.of(200, Map.of("status", "UP"));
        }
        return allowed.isEmpty()
                ? Reply.problem(
                        404, "not_found", "Nothing is at " + exchange.getRequestURI().getPath())
                : Reply.problem(405, "method_not_allowed", "Use " + String.join(" or ", allowed))
                        .with("Allow", String.join(", ", allowed));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = Json.write(reply.body()).getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Ends pauses, lets running requests finish for a second, then cuts them off. */
    @Override
    public void close() {
        pauses.endAll();
        http.stop(1);
        threads.shutdownNow();
    }
}
