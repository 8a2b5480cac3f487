package dev.orderlog.eventlog.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.orderlog.eventlog.call.CallHandler.CallFailedException;
import dev.orderlog.eventlog.tally.Tally.Command;
import dev.orderlog.eventlog.tally.Tally.Say;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system over HTTP that acts once per key, and answers a repeat as it answered first. */
final class OncePerKey implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    final Set<String> effects = ConcurrentHashMap.newKeySet();
    volatile boolean hangs;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final OutsideHttp http = new OutsideHttp(Duration.ofSeconds(1));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    OncePerKey() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    Command call(OutsideCall call) throws CallFailedException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var answer = http.send("PUT", uri, call.key(), call.request());
        return new Say(new String(answer.body(), UTF_8));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            requests.add(key);
            effects.add(key);
            if (hangs) {
                closing.await();
            }
            var body = ("done " + key).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        threads.shutdownNow();
        server.stop(0);
        http.close();
    }
}
