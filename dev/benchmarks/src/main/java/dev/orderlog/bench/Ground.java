package dev.orderlog.bench;

import dev.orderlog.bench.stage.SharedStage;
import dev.orderlog.embedded.Directories;
import dev.orderlog.embedded.ProcessEnding;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.up.Survivors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The processes and data of a run: none is left when it ends, nor when somebody interrupts it. */
final class Ground implements AutoCloseable {

    /** A platform that was brought up stands below a folder of its own. */
    private static final int HOMES_DEPTH = 2;

    /** A peer that stands still does not hear that it is to end. */
    private static final Duration POLITE_MAX = Duration.ofSeconds(2);

    private final Path directory;
    private final SharedStage stage;
    private final AtomicBoolean cleared = new AtomicBoolean();
    private final Thread interrupted = new Thread(this::abandon, "bench-stop");

    Ground(Path directory, Consumer<String> told) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.stage = new SharedStage(directory, told);
        Runtime.getRuntime().addShutdownHook(interrupted);
    }

    Path directory() {
        return directory;
    }

    SharedStage stage() {
        return stage;
    }

    @Override
    public void close() {
        clear();
    }

    /** Whoever is in the middle of a measure finds the servers gone, which is of no consequence any more. */
    private void abandon() {
        if (!cleared.get()) {
            System.err.println("Stopping what was started, and deleting its data.");
            clear();
        }
    }

    private void clear() {
        if (cleared.compareAndSet(false, true)) {
            try {
                stage.close();
            } finally {
                endSurvivors();
                delete();
            }
        }
    }

    /** What was still starting, and whoever is no part of the stage: pgbench, peers, a platform that was brought up. */
    private void endSurvivors() {
        ProcessHandle.current().children().forEach(child -> ProcessEnding.end(child, POLITE_MAX));
        try (var homes = Files.find(directory, HOMES_DEPTH, (path, _) -> Files.isDirectory(path))) {
            homes.toList().forEach(home -> new Survivors(new PlatformHome(home)).endWithPostgres());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Data are left in " + directory, e);
        }
    }
}
