package dev.orderlog.embedded;

import java.io.IOException;
import java.util.Optional;

/**
 * Ends a process when this JVM dies without having done so itself: a small shell waits on a pipe that the kernel closes with us.
 * Where there is no such shell (Windows) nothing is guarded.
 */
final class OrphanGuard {

    static final String TERM = "TERM";

    /** PostgreSQL's fast shutdown. */
    static final String INT = "INT";

    private final Optional<Process> shell;

    private OrphanGuard(Optional<Process> shell) {
        this.shell = shell;
    }

    static OrphanGuard none() {
        return new OrphanGuard(Optional.empty());
    }

    static OrphanGuard over(long pid, String signal) {
        if (Platform.IS_WINDOWS) {
            return none();
        }
        try {
            var script =
                    "trap '' INT HUP; read line; kill -%s %d 2>/dev/null".formatted(signal, pid);
            return new OrphanGuard(Optional.of(new ProcessBuilder("sh", "-c", script).start()));
        } catch (IOException e) {
            return none();
        }
    }

    /** From now on somebody else looks after the process. */
    void release() {
        shell.ifPresent(process -> process.destroyForcibly().onExit().join());
    }
}
