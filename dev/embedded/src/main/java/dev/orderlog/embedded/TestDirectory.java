package dev.orderlog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** This JVM's own temporary directory: servers in it are closed, and it is deleted, when the JVM exits. */
final class TestDirectory {

    private static final String PREFIX = "orderlog-test-";
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
    private static final Path ROOT = create();

    private TestDirectory() {}

    static Path of(String server) {
        return ROOT.resolve(server);
    }

    static <S extends AutoCloseable> S closedAtExit(S server) {
        synchronized (OPEN) {
            OPEN.push(server);
        }
        return server;
    }

    private static Path create() {
        try {
            var root = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(TestDirectory::closeAndDelete, "test-servers-stop"));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeAndDelete() {
        synchronized (OPEN) {
            OPEN.forEach(TestDirectory::close);
        }
        try {
            Directories.delete(ROOT);
        } catch (IOException e) {
            System.err.println("Not deleted: " + ROOT + ": " + e.getMessage());
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("Not stopped: " + server + ": " + e.getMessage());
        }
    }
}
