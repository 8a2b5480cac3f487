package dev.orderlog.embedded;

import java.util.concurrent.TimeUnit;

final class PostgresStop {

    private static final int FAST_S_MAX = 20;

    private PostgresStop() {}

    static void fast(ProcessHandle postmaster) {
        if (!postmaster.isAlive()) {
            return;
        }
        if (Platform.IS_WINDOWS) {
            ProcessEnding.end(postmaster);
            return;
        }
        Signals.send(OrphanGuard.INT, postmaster.pid());
        postmaster
                .onExit()
                .orTimeout(FAST_S_MAX, TimeUnit.SECONDS)
                .exceptionally(stillThere -> ProcessEnding.force(postmaster))
                .join();
    }
}
