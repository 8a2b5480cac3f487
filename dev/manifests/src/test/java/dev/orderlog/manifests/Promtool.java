package dev.orderlog.manifests;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own judge of rules. */
final class Promtool {

    private static final long SECONDS_MAX = 60;
    private static final String MISSING =
            "NOT TESTED: the alert rules of deploy/ were not run, for there is no promtool on the"
                    + " PATH. Debian has it in the package prometheus.";

    private Promtool() {}

    /** What it ended with, and what it said. */
    record Verdict(int exit, String said) {}

    /** Skips loudly where it is not there; fails instead with {@code -Dorderlog.promtool=required}. */
    static Verdict in(Path folder, String... arguments) {
        try {
            var line = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
            var process =
                    new ProcessBuilder(line)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            var said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(line + " does not end");
            }
            return new Verdict(process.exitValue(), said);
        } catch (IOException absent) {
            return skipped();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Verdict skipped() {
        if ("required".equals(System.getProperty("orderlog.promtool"))) {
            throw new AssertionError(MISSING);
        }
        System.err.println("\n" + "!".repeat(80) + "\n" + MISSING + "\n" + "!".repeat(80) + "\n");
        return abort(MISSING);
    }
}
