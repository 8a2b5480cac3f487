package dev.orderlog.system.law.broken.payment.charge;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

final class ServiceThatBorrowsTheSharedPool {
    CompletableFuture<Void> start(Runnable task) {
        return CompletableFuture.runAsync(task);
    }

    /** Lawful: the pool is handed in. */
    CompletableFuture<Void> start(Runnable task, Executor executor) {
        return CompletableFuture.runAsync(task, executor);
    }

    long count(List<String> items) {
        return items.parallelStream().count();
    }
}
