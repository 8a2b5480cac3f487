package dev.orderlog.quickstart.sandbox;

import static dev.orderlog.quickstart.sandbox.SandboxProviderTest.charge;
import static dev.orderlog.quickstart.sandbox.SandboxProviderTest.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

class SandboxRestartTest {
    @TempDir Path dataDir;

    Path ledgerFile() {
        return dataDir.resolve("provider-ledger.jsonl");
    }

    @Test
    void remembers_entries_and_attempts_over_a_restart() {
        JsonNode ledger;
        try (var provider = start()) {
            var http = Http.to(provider.uri());
            http.put("/v1/charges/charge:1", charge("tok_approve"));
            http.put("/v1/charges/charge:2", charge("tok_fail_2"));
            http.put("/v1/refunds/refund:1", refund("charge:1", 4_990, "EUR"));
            http.post("/v1/charges/charge:3/cancellation");
            ledger = http.ledger();
        }
        try (var provider = start()) {
            var http = Http.to(provider.uri());
            assertThat(http.ledger()).isEqualTo(ledger).hasSize(3);
            assertThat(http.put("/v1/charges/charge:1", charge("tok_approve")).status())
                    .isEqualTo(200);
            assertThat(http.put("/v1/charges/charge:2", charge("tok_fail_2")).status())
                    .isEqualTo(503);
            assertThat(http.put("/v1/charges/charge:2", charge("tok_fail_2")).status())
                    .isEqualTo(201);
            assertThat(http.put("/v1/refunds/refund:2", refund("charge:1", 1, "EUR")).status())
                    .isEqualTo(422);
            assertThat(http.put("/v1/charges/charge:3", charge("tok_approve")).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void cuts_off_a_last_line_torn_at_any_byte_and_goes_on() throws IOException {
        try (var provider = start()) {
            Http.to(provider.uri()).put("/v1/charges/charge:1", charge("tok_approve"));
        }
        var whole = Files.readAllBytes(ledgerFile());
        var line =
                Files.readAllLines(ledgerFile())
                        .getLast()
                        .replace("charge:1", "chärge:2")
                        .getBytes(UTF_8);
        for (int length = 1; length <= line.length; length += 7) {
            Files.write(ledgerFile(), whole);
            Files.write(ledgerFile(), java.util.Arrays.copyOf(line, length), APPEND);
            try (var ledger = Ledger.open(ledgerFile(), ProviderEntry.class)) {
                assertThat(ledger.find("chärge:2")).isEmpty();
                assertThat(ledger.find("charge:1")).isPresent();
                ledger.attempted("charge:1");
            }
            try (var ledger = Ledger.open(ledgerFile(), ProviderEntry.class)) {
                assertThat(ledger.attempted("charge:1")).isEqualTo(3);
            }
        }
    }

    @Test
    void says_so_when_the_ledger_is_damaged() throws IOException {
        Files.writeString(ledgerFile(), "not a line of ours\n");

        assertThatThrownBy(this::start).hasMessageContaining("provider-ledger.jsonl is damaged");

        Files.delete(ledgerFile());
        start().close();
    }

    @Test
    void two_sandboxes_never_share_a_ledger() {
        try (var _ = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("already open");
        }
    }

    @Test
    void lets_its_ledger_go_when_the_port_is_busy() {
        try (var carrier = SandboxCarrier.start("127.0.0.1", 0, dataDir)) {
            int busy = carrier.uri().getPort();
            assertThatThrownBy(() -> SandboxProvider.start("127.0.0.1", busy, dataDir))
                    .hasMessageContaining("127.0.0.1:" + busy);
        }
        start().close();
    }

    @Test
    void closing_does_not_wait_for_late_answers() {
        var provider = start();
        var late =
                Http.to(provider.uri())
                        .later("PUT", "/v1/charges/charge:1", charge("tok_timeout_charged"));
        await().atMost(5, SECONDS).until(() -> !Http.to(provider.uri()).ledger().isEmpty());
        long start = System.nanoTime();

        provider.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(late.join().status()).isEqualTo(503);
    }

    @Test
    void nothing_answered_is_lost_when_the_process_is_killed() throws Exception {
        var answered = new ConcurrentLinkedQueue<Integer>();
        var process = process();
        try {
            var http = Http.to(uri(process));
            var requests =
                    IntStream.range(0, 400)
                            .mapToObj(i ->
                                    http.later(
                                                    "PUT",
                                                    "/v1/charges/charge:" + i,
                                                    charge("tok_approve"))
                                            .thenAccept(_ -> answered.add(i)))
                            .toList();
            await().atMost(20, SECONDS).until(() -> answered.size() > 50);
            process.destroyForcibly().waitFor();
            requests.forEach(request -> request.exceptionally(_ -> null).join());
        } finally {
            process.destroyForcibly();
        }
        try (var provider = start()) {
            var keys = Http.to(provider.uri()).ledger().findValuesAsText("key");
            assertThat(keys)
                    .containsAll(answered.stream().map(i -> "charge:" + i).toList())
                    .doesNotHaveDuplicates();
        }
    }

    private SandboxProvider start() {
        return SandboxProvider.start("127.0.0.1", 0, dataDir);
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SandboxProvider.class.getName(),
                                "127.0.0.1",
                                "0",
                                dataDir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static URI uri(Process process) {
        try {
            var ready = new BufferedReader(process.inputReader()).readLine();
            assertThat(ready).contains(" ready at ");
            return URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
