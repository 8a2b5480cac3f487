package dev.orderlog.quickstart.chaos.faults;

import dev.orderlog.embedded.Victim;
import dev.orderlog.quickstart.parts.Part;
import dev.orderlog.quickstart.parts.Probe;
import dev.orderlog.quickstart.parts.RunningPart;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One part as a process that is killed and paused on purpose, and started again for as long as it takes, as a supervisor would. */
final class Actor {

    private static final Logger LOG = LoggerFactory.getLogger(Actor.class);
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final Part part;
    private volatile @Nullable RunningPart running;
    private volatile boolean awayOnPurpose;
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile int endedByItself;

    Actor(Part part) {
        this.part = part;
    }

    String name() {
        return part.name();
    }

    /** How often the process ended though nobody had killed it. */
    int endedByItself() {
        return endedByItself;
    }

    void start() {
        adopt(part.start());
    }

    private synchronized void adopt(RunningPart started) {
        running = started;
        awayOnPurpose = false;
        started.ended().thenRunAsync(() -> noteEnd(started), Actor::onThread);
        if (closed) {
            killRunning(started);
        }
    }

    private void noteEnd(RunningPart ended) {
        if (!awayOnPurpose && !closed && running == ended) {
            endedByItself++;
            LOG.warn("part={} ended by itself", name());
            running = null;
            startUntilItRuns();
        }
    }

    /** Whether it can be hit now. */
    boolean isUp() {
        return running != null && !paused;
    }

    boolean isReady() {
        return isUp() && Probe.ready(part.probe());
    }

    synchronized void kill() {
        var victim = running;
        if (victim != null) {
            awayOnPurpose = true;
            running = null;
            killRunning(victim);
        }
    }

    private static void killRunning(RunningPart victim) {
        victim.pid()
                .ifPresent(pid -> ProcessHandle.of(pid).map(Victim::new).ifPresent(Victim::kill));
        try {
            victim.stop().run();
        } catch (Exception e) {
            LOG.warn("not put away", e);
        }
    }

    synchronized void pause() {
        var victim = running;
        if (victim != null) {
            paused = true;
            victim.pid().ifPresent(pid -> Victim.of(pid).pause());
        }
    }

    synchronized void resume() {
        var victim = running;
        if (paused && victim != null) {
            paused = false;
            victim.pid()
                    .ifPresent(pid ->
                            ProcessHandle.of(pid).map(Victim::new).ifPresent(Victim::resume));
        }
    }

    /** Returns at once. */
    void restart() {
        onThread(this::startUntilItRuns);
    }

    private void startUntilItRuns() {
        while (!closed) {
            try {
                start();
                return;
            } catch (RuntimeException e) {
                LOG.warn("part={} did not start, tried again: {}", name(), e.toString());
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            }
        }
    }

    /** Kills it for good. */
    synchronized void close() {
        closed = true;
        resume();
        kill();
    }

    private static void onThread(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }
}
