package dev.orderlog.system.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Elastic's receiver, in a process of its own: a line with its address, then one for every request that it has understood. */
final class ElasticReceiver implements Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CEILING = Duration.ofMinutes(1);
    private static final Path FOLDER = Path.of("otlp");

    private final Path printed;
    private final Process process;

    ElasticReceiver(Path home) throws IOException {
        printed = home.resolve("receiver.out");
        process =
                new ProcessBuilder("node", "receiver.js")
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        await().atMost(CEILING)
                .until(() ->
                        !process.isAlive() || lines().anyMatch(line -> line.startsWith("http")));
    }

    static boolean isInstalled() {
        return Files.exists(FOLDER.resolve("node_modules/@elastic/mockotlpserver/package.json"));
    }

    @Override
    public String endpoint() {
        return lines().findFirst().orElseThrow(() -> new IllegalStateException("see " + printed));
    }

    @Override
    public List<ReceivedSpan> spans(String trace) {
        return lines().filter(line -> line.startsWith("{"))
                .flatMap(ElasticReceiver::understood)
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static Stream<ReceivedSpan> understood(String line) {
        try {
            return ReceivedSpan.in(JSON.readTree(line));
        } catch (IOException notJson) {
            throw new UncheckedIOException(line, notJson);
        }
    }

    /** Without one that is just being written. */
    private Stream<String> lines() {
        try {
            var text = Files.readString(printed);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
