package dev.orderlog.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.bench.stage.Stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a peer as a process of its own, and reads what it and the servers spend in its window. */
public record PeerRun(Class<? extends Peer> peer, Work work, Map<String, Long> servers) {

    private static final int HEAP_MB = 512;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param spent by the peer and the servers, in the window */
    public record Outcome(Done done, ProcessorTime spent) {

        public double perSecond() {
            return done.count() / done.seconds();
        }

        public double cpuSecondsPer1000() {
            return spent.total() / done.count() * 1_000;
        }
    }

    public Outcome run() throws IOException, InterruptedException {
        var process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        var pids = new HashMap<>(servers);
        pids.put(peer.getSimpleName(), process.pid());
        try (var output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            return outcome(process, output, pids);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Outcome outcome(Process process, BufferedReader output, Map<String, Long> pids)
            throws IOException {
        var before = new ProcessorTime(Map.of());
        var spent = new ProcessorTime(Map.of());
        var lastLine = "";
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.endsWith(PeerMain.BEGINS)) {
                before = ProcessorTime.of(pids);
                goOn(process);
            } else if (line.endsWith(PeerMain.ENDS)) {
                spent = ProcessorTime.of(pids).since(before);
                goOn(process);
            } else if (line.startsWith(PeerMain.DONE)) {
                return new Outcome(
                        JSON.readValue(line.substring(PeerMain.DONE.length()), Done.class), spent);
            } else if (!line.isBlank()) {
                lastLine = line;
            }
        }
        throw new IOException(
                peer.getSimpleName() + " ended without a result; it said: " + lastLine);
    }

    private static void goOn(Process process) throws IOException {
        process.getOutputStream().write(PeerMain.GO_ON);
        process.getOutputStream().flush();
    }

    private List<String> command() throws IOException {
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        Stage.jvmFlags(HEAP_MB),
                        List.of(
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PeerMain.class.getName(),
                                peer.getName(),
                                JSON.writeValueAsString(work)))
                .flatMap(List::stream)
                .toList();
    }
}
