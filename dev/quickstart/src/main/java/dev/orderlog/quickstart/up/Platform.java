package dev.orderlog.quickstart.up;

import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformRecord.State;

import java.time.Duration;
import java.util.List;

/**
 * All parts of one platform: started wave by wave, kept running, stopped in reverse. It may be closed while it starts; that waits
 * for the wave under way and then stops everything.
 */
public final class Platform implements AutoCloseable {

    private static final int REVIVALS_MAX = 5;

    private final PlatformSetup setup;
    private final PartList parts;
    private final Announcer announcer;
    private final Journal journal;
    private final StartedParts started = new StartedParts();
    private volatile boolean closing;

    public Platform(PlatformSetup setup, Announcer announcer) {
        this.setup = setup;
        this.parts = PartList.of(setup);
        this.announcer = announcer;
        this.journal = new Journal(setup, parts.all());
    }

    /** Returns when every part is ready and there is stock to sell; throws when one fails, with all others stopped. */
    public synchronized void start() {
        new Survivors(setup.home()).end();
        parts.all()
                .forEach(
                        part -> part.ports().forEach(port -> Ports.requireFree(part.name(), port)));
        journal.begin();
        try {
            parts.waves().forEach(this::startWave);
            if (!closing) {
                new StockSeed(setup.ports()).sow();
                journal.is(State.UP);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startWave(List<Part> wave) {
        if (!closing) {
            SideBySide.forEach(wave, part -> start(part, 0));
        }
    }

    private void start(Part part, int revivals) {
        var began = System.nanoTime();
        var running = part.start();
        started.add(part, running);
        var after = Duration.ofNanos(System.nanoTime() - began);
        journal.ready(part, running.pid(), after);
        announcer.ready(part, after);
        running.ended()
                .thenRunAsync(
                        () -> noteEnd(part, revivals),
                        revival -> Thread.ofPlatform().daemon().start(revival));
    }

    private void noteEnd(Part part, int revivals) {
        if (!closing) {
            revive(part, revivals);
        }
    }

    /** A process that ended by itself, or was killed, is started again, but not for ever. */
    private synchronized void revive(Part part, int revivals) {
        if (closing) {
            return;
        }
        started.remove(part);
        announcer.ended(part);
        if (revivals < REVIVALS_MAX) {
            start(part, revivals + 1);
        }
    }

    /** Returns when nothing is left running. Closing again changes nothing. */
    @Override
    public void close() {
        closing = true;
        stopAll();
    }

    private synchronized void stopAll() {
        if (!started.isEmpty()) {
            journal.is(State.STOPPING);
            parts.waves().reversed().forEach(this::stopWave);
        }
        journal.forget();
    }

    private void stopWave(List<Part> wave) {
        SideBySide.forEach(
                started.among(wave),
                part -> {
                    started.stop(part);
                    announcer.stopped(part);
                });
    }
}
