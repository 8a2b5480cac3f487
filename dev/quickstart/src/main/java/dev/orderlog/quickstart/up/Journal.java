package dev.orderlog.quickstart.up;

import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PartRecord;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PlatformRecord.State;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Keeps {@code platform.json} true while the platform comes and goes. */
final class Journal {

    private final PlatformSetup setup;
    private final Map<String, PartRecord> parts = new LinkedHashMap<>();
    private State state = State.STARTING;
    private boolean begun;

    Journal(PlatformSetup setup, List<Part> parts) {
        this.setup = setup;
        parts.forEach(part ->
                this.parts.put(
                        part.name(),
                        new PartRecord(part.name(), part.address(), part.probe(), null, null)));
    }

    synchronized void ready(Part part, OptionalLong pid, Duration after) {
        var ownPid = pid.isPresent() ? pid.getAsLong() : null;
        parts.put(
                part.name(),
                new PartRecord(
                        part.name(), part.address(), part.probe(), ownPid, after.toMillis()));
        write();
    }

    synchronized void begin() {
        setup.home().pidFile().write(ProcessHandle.current());
        begun = true;
        write();
    }

    synchronized void is(State now) {
        state = now;
        write();
    }

    /** Takes back what {@link #begin} said; without it, the record is somebody else's. */
    synchronized void forget() {
        if (!begun) {
            return;
        }
        begun = false;
        try {
            Files.deleteIfExists(setup.home().record());
            setup.home().pidFile().delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        var pid = ProcessHandle.current().pid();
        new PlatformRecord(
                        setup.ports().base(),
                        pid,
                        state,
                        setup.processes(),
                        List.copyOf(parts.values()))
                .write(setup.home());
    }
}
