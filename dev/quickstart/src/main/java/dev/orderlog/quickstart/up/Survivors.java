package dev.orderlog.quickstart.up;

import dev.orderlog.embedded.EmbeddedPostgres;
import dev.orderlog.embedded.PidFile;
import dev.orderlog.embedded.ProcessEnding;
import dev.orderlog.quickstart.place.PlatformHome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Processes of a platform that was killed before it could stop them. */
public record Survivors(PlatformHome home) {

    private static final int DEPTH = 2;

    /** Ends all but PostgreSQL, which the next start adopts. */
    public void end() {
        pidFiles().forEach(Survivors::end);
    }

    public void endWithPostgres() {
        end();
        IntStream.iterate(1, server -> Files.exists(home.postgres(server)), server -> server + 1)
                .mapToObj(home::postgres)
                .forEach(EmbeddedPostgres::stopSurvivor);
    }

    private static void end(PidFile file) {
        var process = file.running().filter(found -> found.pid() != ProcessHandle.current().pid());
        process.ifPresent(found -> {
            ProcessEnding.end(found);
            file.delete();
        });
    }

    private List<PidFile> pidFiles() {
        if (!Files.isDirectory(home.directory())) {
            return List.of();
        }
        try (var files = Files.find(home.directory(), DEPTH, (path, _) -> isPidFile(path))) {
            return files.map(PidFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPidFile(Path path) {
        return path.getFileName().toString().endsWith(".pid");
    }
}
