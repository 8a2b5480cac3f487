package dev.orderlog.system.platform;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Starts and stops what does not wait for each other at the same time. */
public final class SideBySide {

    private SideBySide() {}

    /** Does it for all; returns, or throws the first failure, when every one has come to its end. */
    public static <T> void forEach(Collection<T> all, Consumer<T> action) {
        var actions =
                all.stream().map(one -> Executors.callable(() -> action.accept(one))).toList();
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (var done : threads.invokeAll(actions)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
