package dev.orderlog.system.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A platform as `orderlog up` starts it, in a JVM of its own that can be killed. */
final class PlatformProcess implements AutoCloseable {

    static final int PORTS = 12;
    private static final Duration CEILING = Duration.ofMinutes(5);
    private static final int[] SERVICES = {0, 1, 2, 3, 4};

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Map<String, String> environment;
    private final int portBase;
    private Process process;

    PlatformProcess(Path home) {
        this(home, Map.of());
    }

    /** @param environment variables that the platform is started with */
    PlatformProcess(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.portBase = freePortBase();
    }

    int port(int offset) {
        return portBase + offset;
    }

    /** Returns when every service says that it is ready. */
    void up() {
        process = run("up");
        await().atMost(CEILING)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as(() -> "the platform ended:\n" + printed("up"))
                            .isTrue();
                    return Arrays.stream(SERVICES).allMatch(this::ready);
                });
    }

    /** Runs the demo against it; the exit status is what its table says. */
    int demo() throws InterruptedException {
        return run("demo").waitFor();
    }

    /** Everything that the command has printed so far. */
    String printed(String command) {
        return OrderlogProcess.printed(home, command);
    }

    /** What a service answers. */
    String get(int offset, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + port(offset) + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    /** Kills the whole platform process at once: Kafka, all services, the sandboxes. */
    void killNine() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() throws InterruptedException {
        run("down").waitFor();
        process.destroyForcibly();
        http.close();
    }

    private Process run(String command) {
        return OrderlogProcess.start(
                home, command, List.of("--port-base", Integer.toString(portBase)), environment);
    }

    private boolean ready(int offset) {
        try {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + port(offset)
                                                    + "/health/readiness"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePortBase() {
        for (int base = 20_000; base < 30_000; base += 20) {
            if (IntStream.range(base, base + PORTS).allMatch(PlatformProcess::free)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + PORTS + " free ports in a row");
    }

    private static boolean free(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
