package dev.orderlog.quickstart.place;

import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** {@code platform.json}: what is running where. Written by {@code up}, read by the other commands. */
public record PlatformRecord(
        int portBase, long pid, State state, boolean processes, List<PartRecord> parts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public enum State {
        STARTING,
        UP,
        STOPPING
    }

    public PlatformRecord {
        parts = List.copyOf(parts);
    }

    public static Optional<PlatformRecord> read(PlatformHome home) {
        try {
            return Optional.of(
                    JSON.readValue(Files.readAllBytes(home.record()), PlatformRecord.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Not readable: " + home.record(), e);
        }
    }

    /** The record of a platform whose process is alive. */
    public static Optional<PlatformRecord> ofRunning(PlatformHome home) {
        return home.pidFile()
                .running()
                .flatMap(process -> read(home).filter(found -> found.pid() == process.pid()));
    }

    /** In one step, so that a reader never finds half of it. */
    public void write(PlatformHome home) {
        try {
            var draft = home.directory().resolve("platform.json.new");
            Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(
                    draft,
                    home.record(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
