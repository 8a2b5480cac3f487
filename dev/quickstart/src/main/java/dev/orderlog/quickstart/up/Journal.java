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

    Journal(PlatformSetup setup, List<Part> parts) {
        this.setup = setup;
        parts.forEach(part -> this.parts.put(
                part.name(), new PartRecord(part.name(), part.address(), part.probe(), null, null)));
    }

    synchronized void ready(Part part, OptionalLong pid, Duration after) {
        var ownPid = pid.isPresent() ? pid.getAsLong() : null;
        parts.put(part.name(), new PartRecord(part.name(), part.address(), part.probe(), ownPid, after.toMillis()));
        write();
    }

    synchronized void is(State now) {
        state = now;
        write();
    }

    synchronized void forget() {
        try {
            Files.deleteIfExists(setup.home().record());
            setup.home().pidFile().delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        var self = ProcessHandle.current();
        setup.home().pidFile().write(self);
        new PlatformRecord(setup.ports().base(), self.pid(), state, setup.processes(), List.copyOf(parts.values()))
                .write(setup.home());
    }
}
