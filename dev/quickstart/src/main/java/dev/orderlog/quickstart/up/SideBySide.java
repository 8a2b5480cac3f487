package dev.orderlog.quickstart.up;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

final class SideBySide {

    /**
     * On platform threads: five applications that initialise the same classes at the same time pin the few carriers of virtual
     * threads, and then wait for each other for ever.
     */
    private static final ThreadFactory THREADS = Thread.ofPlatform().name("platform-", 1).factory();

    private SideBySide() {}

    /** Does it for all at the same time; returns, or throws the first failure, when every one has come to its end. */
    static <T> void forEach(Collection<T> all, Consumer<T> action) {
        try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
            var running =
                    all.stream()
                            .map(one ->
                                    CompletableFuture.runAsync(() -> action.accept(one), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
