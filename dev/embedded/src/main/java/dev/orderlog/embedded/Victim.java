package dev.orderlog.embedded;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process, with all that it has started, to which something bad happens: a crash, or a hang. Unix only. */
public record Victim(ProcessHandle process) {

    private static final int CHILDREN_S_MAX = 30;

    /** @throws IllegalStateException when there is no such process */
    public static Victim of(long pid) {
        return new Victim(
                ProcessHandle.of(pid)
                        .orElseThrow(() -> new IllegalStateException("No process " + pid)));
    }

    /** SIGKILL, to the process alone: what it has started must notice by itself, and is waited for. */
    public void kill() {
        var children = process.descendants().toList();
        ProcessEnding.force(process);
        children.forEach(Victim::awaitEnd);
    }

    /** SIGSTOP to all of it: alive, but doing nothing, like a machine that hangs. */
    public void pause() {
        all().forEach(one -> Signals.send("STOP", one.pid()));
    }

    /** SIGCONT to all of it. */
    public void resume() {
        all().forEach(one -> Signals.send("CONT", one.pid()));
    }

    /** The process itself first, so that it starts no more. */
    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static void awaitEnd(ProcessHandle child) {
        child.onExit()
                .orTimeout(CHILDREN_S_MAX, TimeUnit.SECONDS)
                .exceptionally(stillThere -> ProcessEnding.force(child))
                .join();
    }
}
