package dev.orderlog.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.bench.machine.ProcessorTime;
import dev.orderlog.bench.stage.Stage;
import dev.orderlog.embedded.Victim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A peer as a process of its own, and what it and the servers spend in its windows. */
public final class PeerRun implements AutoCloseable {

    private static final int HEAP_MB = 512;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Process process;
    private final BufferedReader output;
    private final Map<String, Long> pids;
    private ProcessorTime spent = ProcessorTime.NONE;
    private boolean ready;

    private PeerRun(String name, Process process, Map<String, Long> servers) {
        this.name = name;
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.pids = new HashMap<>(servers);
        pids.put(name, process.pid());
    }

    /** @param spent by the peer and the servers, in the windows */
    public record Outcome(Done done, ProcessorTime spent) {

        public double perSecond() {
            return done.count() / done.seconds();
        }

        public double cpuSecondsPer1000() {
            return spent.total() / done.count() * 1_000;
        }
    }

    /** It warms up. */
    public static PeerRun start(Class<? extends Peer> peer, Work work, Map<String, Long> servers)
            throws IOException {
        return new PeerRun(
                peer.getSimpleName(),
                new ProcessBuilder(command(peer, work)).redirectErrorStream(true).start(),
                servers);
    }

    /** Until it is warm, or through with a window, and the next one may begin; it works on meanwhile. */
    public void awaitReady() throws IOException {
        if (!ready) {
            awaitLine(line -> line.endsWith(PeerMain.BEGINS));
            ready = true;
        }
    }

    /** One window from beginning to end, as soon as it is ready. */
    public void window() throws IOException {
        awaitReady();
        ready = false;
        var before = ProcessorTime.of(pids);
        goOn();
        awaitLine(line -> line.endsWith(PeerMain.ENDS));
        spent = spent.plus(ProcessorTime.of(pids).since(before));
        goOn();
    }

    /** Stands still until {@link #resume()}. */
    public void pause() {
        Victim.of(process.pid()).pause();
    }

    public void resume() {
        Victim.of(process.pid()).resume();
    }

    /** After the last window. */
    public Outcome outcome() throws IOException {
        var line = awaitLine(each -> each.startsWith(PeerMain.DONE));
        return new Outcome(
                JSON.readValue(line.substring(PeerMain.DONE.length()), Done.class), spent);
    }

    private String awaitLine(Predicate<String> awaited) throws IOException {
        var lastLine = "";
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (awaited.test(line)) {
                return line;
            }
            if (!line.isBlank()) {
                lastLine = line;
            }
        }
        throw new IOException(name + " ended without a result; it said: " + lastLine);
    }

    private void goOn() throws IOException {
        process.getOutputStream().write(PeerMain.GO_ON);
        process.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        output.close();
    }

    private static List<String> command(Class<? extends Peer> peer, Work work) throws IOException {
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
