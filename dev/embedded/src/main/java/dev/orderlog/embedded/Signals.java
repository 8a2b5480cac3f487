package dev.orderlog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Unix signals that Java's process API does not know. */
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) {
        try {
            var kill =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .inheritIO()
                            .start();
            if (kill.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(
                        "SIG%s did not reach process %d".formatted(signal, pid));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
