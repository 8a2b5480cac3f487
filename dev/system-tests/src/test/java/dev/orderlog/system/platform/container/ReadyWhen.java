package dev.orderlog.system.platform.container;

import dev.orderlog.embedded.Readiness;

import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Waits until a container serves; not for one that has ended. */
final class ReadyWhen extends AbstractWaitStrategy {

    private final String name;
    private final Callable<Boolean> ready;

    ReadyWhen(String name, Callable<Boolean> ready) {
        this.name = name;
        this.ready = ready;
    }

    @Override
    protected void waitUntilReady() {
        var ended = new CompletableFuture<Void>();
        Readiness.await(
                name,
                ended,
                () -> {
                    if (!waitStrategyTarget.isRunning()) {
                        ended.complete(null);
                    }
                    return ready.call();
                });
    }
}
