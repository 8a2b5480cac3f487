package dev.orderlog.quickstart.parts;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A started part.
 *
 * @param pid its process, when it has one of its own
 * @param ended completes when that process ends; never for a part inside this JVM
 */
public record RunningPart(OptionalLong pid, CompletableFuture<?> ended, Stop stop) {

    @FunctionalInterface
    public interface Stop {
        void run() throws Exception;
    }

    static RunningPart inThisJvm(AutoCloseable part) {
        return new RunningPart(OptionalLong.empty(), new CompletableFuture<>(), part::close);
    }

    static RunningPart ofProcess(long pid, CompletableFuture<?> ended, AutoCloseable part) {
        return new RunningPart(OptionalLong.of(pid), ended, part::close);
    }
}
