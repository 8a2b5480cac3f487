package dev.orderlog.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a process politely, then by force. */
public final class ProcessEnding {

    private static final Duration POLITE_MAX = Duration.ofSeconds(10);

    private ProcessEnding() {}

    /** Returns when the process is gone. */
    public static void end(ProcessHandle process) {
        end(process, POLITE_MAX);
    }

    /** Like {@link #end(ProcessHandle)}, for one that may need longer to stop. */
    public static void end(ProcessHandle process, Duration politeMax) {
        process.destroy();
        process.onExit()
                .orTimeout(politeMax.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(stillThere -> force(process))
                .join();
    }

    /** SIGKILL; returns when the process is gone. */
    public static ProcessHandle force(ProcessHandle process) {
        process.destroyForcibly();
        return process.onExit().join();
    }
}
