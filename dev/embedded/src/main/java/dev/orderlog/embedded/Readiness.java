package dev.orderlog.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server again and again whether it is ready, and stops early when its process has ended. */
public final class Readiness {

    /** Contended machines start servers several times slower than idle ones. */
    public static final Duration CEILING = Duration.ofSeconds(180);

    private static final int ASK_AGAIN_MS = 100;

    private Readiness() {}

    /**
     * Returns once {@code ready} answers true. An exception from it counts as "not yet".
     *
     * @param ended completes when the server's process ends before it was ready
     * @throws StartupException when the process ended, or the ceiling was reached
     */
    public static void await(String server, CompletableFuture<?> ended, Callable<Boolean> ready) {
        var deadline = Instant.now().plus(CEILING);
        Exception lastFailure = null;
        while (Instant.now().isBefore(deadline)) {
            try {
                if (ready.call()) {
                    return;
                }
            } catch (Exception notYet) {
                lastFailure = notYet;
            }
            if (endsWithin(ended, ASK_AGAIN_MS)) {
                throw new StartupException(server + " ended while starting");
            }
        }
        throw new StartupException(
                "%s was not ready after %d s".formatted(server, CEILING.toSeconds()), lastFailure);
    }

    private static boolean endsWithin(CompletableFuture<?> ended, int ms) {
        try {
            ended.get(ms, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while waiting for a server", e);
        }
    }
}
