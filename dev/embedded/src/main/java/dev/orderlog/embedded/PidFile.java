package dev.orderlog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Names a process by its id and its start, so that a reused id is not taken for it. */
public record PidFile(Path path) {

    public void write(ProcessHandle process) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> running() {
        try {
            var words = Files.readString(path).strip().split(" ");
            return words.length == 2
                    ? ProcessHandle.of(Long.parseLong(words[0]))
                            .filter(process -> startOf(process).equals(words[1]))
                    : Optional.empty();
        } catch (IOException | NumberFormatException absentOrTorn) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
