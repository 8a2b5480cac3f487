package dev.orderlog.quickstart.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Runs a sandbox as a process of its own until it is told to end. */
final class OwnProcess {
    @FunctionalInterface
    interface Start<T> {
        T start(String host, int port, Path dataDir);
    }

    private OwnProcess() {}

    static <T extends AutoCloseable> void run(
            String name, String[] arguments, Start<T> start, Function<T, URI> uri) {
        if (arguments.length != 3) {
            System.err.println("Usage: HOST PORT DATA_DIR");
            System.exit(2);
        }
        try {
            var running =
                    start.start(
                            arguments[0], Integer.parseInt(arguments[1]), Path.of(arguments[2]));
            System.out.println(name + " ready at " + uri.apply(running));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> close(running), name + " closing"));
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.err.println(name + " did not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("Closing failed: " + e.getMessage());
        }
    }
}
