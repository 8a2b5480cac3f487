package dev.orderlog.cli.audit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C as a wish: whoever works sees it, finishes in order, and only then does the process end. */
final class StopSignal implements AutoCloseable {
    private static final long FINISH_SECONDS_MAX = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop-signal");
    private volatile boolean asked;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isAsked() {
        return asked;
    }

    private void stop() {
        asked = true;
        try {
            finished.await(FINISH_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The hook runs already, and has been told that there is nothing to wait for.
            }
        }
    }
}
