package dev.orderlog.system.platform;

import dev.orderlog.embedded.Victim;
import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.parts.RunningPart;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From jars, as {@code orderlog up --processes} starts it. */
public final class EmbeddedPlatform implements WholePlatform {

    private final PortPlan ports = PortPlan.anyFree();
    private final PartList parts;
    private final Map<Part, RunningPart> running = new ConcurrentHashMap<>();

    /** @param home where all its data and logs go */
    public EmbeddedPlatform(Path home) {
        parts = PartList.of(new PlatformSetup(ports, new PlatformHome(home), true));
    }

    @Override
    public PortPlan ports() {
        return ports;
    }

    @Override
    public void start() {
        parts.waves().forEach(wave -> SideBySide.forEach(wave, this::begin));
    }

    @Override
    public Ended stop(Service service) {
        var began = System.nanoTime();
        var ended = end(part(service));
        return new Ended(ended.exitValue(), Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public void kill(Service service) {
        var part = part(service);
        var victim = running.get(part);
        Victim.of(victim.pid().orElseThrow()).kill();
        end(part);
    }

    @Override
    public void start(Service service) {
        begin(part(service));
    }

    @Override
    public void close() {
        parts.waves()
                .reversed()
                .forEach(wave ->
                        SideBySide.forEach(
                                wave.stream().filter(running::containsKey).toList(), this::halt));
    }

    private void begin(Part part) {
        running.put(part, part.start());
    }

    private Process end(Part part) {
        return (Process) halt(part).ended().join();
    }

    private RunningPart halt(Part part) {
        var ending = running.remove(part);
        try {
            ending.stop().run();
            return ending;
        } catch (Exception e) {
            throw new IllegalStateException(part.name() + " did not stop", e);
        }
    }

    private Part part(Service service) {
        return parts.all().stream()
                .filter(part -> part.name().equals(service.title()))
                .findFirst()
                .orElseThrow();
    }
}
