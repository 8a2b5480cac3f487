package dev.orderlog.embedded;

import java.util.concurrent.TimeUnit;

/** Ends a process politely, then by force. */
public final class ProcessEnding {

    private static final int POLITE_S_MAX = 10;

    private ProcessEnding() {}

    /** Returns when the process is gone. */
    public static void end(ProcessHandle process) {
        process.destroy();
        process.onExit()
                .orTimeout(POLITE_S_MAX, TimeUnit.SECONDS)
                .exceptionally(stillThere -> force(process))
                .join();
    }

    /** SIGKILL; returns when the process is gone. */
    public static ProcessHandle force(ProcessHandle process) {
        process.destroyForcibly();
        return process.onExit().join();
    }
}
