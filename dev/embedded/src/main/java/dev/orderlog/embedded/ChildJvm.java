package dev.orderlog.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A JVM started by this one. Its output goes to {@link JvmLaunch#logFile()}. */
public final class ChildJvm implements AutoCloseable {

    private final JvmLaunch launch;
    private final Process process;
    private final OrphanGuard guard;

    private ChildJvm(JvmLaunch launch, Process process, OrphanGuard guard) {
        this.launch = launch;
        this.process = process;
        this.guard = guard;
    }

    public static ChildJvm start(JvmLaunch launch) {
        try {
            Files.createDirectories(launch.directory());
            var builder =
                    new ProcessBuilder(launch.command())
                            .redirectErrorStream(true)
                            .redirectInput(Redirect.from(nullDevice()))
                            .redirectOutput(Redirect.appendTo(launch.logFile().toFile()));
            builder.environment().put("CLASSPATH", launch.classPath());
            var process = builder.start();
            new PidFile(launch.pidFile()).write(process.toHandle());
            var guard =
                    launch.outlivesParent()
                            ? OrphanGuard.none()
                            : OrphanGuard.over(process.pid(), OrphanGuard.TERM);
            return new ChildJvm(launch, process, guard);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + launch.name(), e);
        }
    }

    /** Ends what an earlier run of this launch left running after its parent was killed. */
    public static void endSurvivor(JvmLaunch launch) {
        var file = new PidFile(launch.pidFile());
        file.running().ifPresent(ProcessEnding::end);
        file.delete();
    }

    public String name() {
        return launch.name();
    }

    public Path logFile() {
        return launch.logFile();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, however it ended. */
    public CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** SIGKILL, as a crash would. Returns when the process is gone. */
    public void kill() {
        guard.release();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGSTOP: alive, but doing nothing, like a machine that hangs. */
    public void pause() {
        Signals.send("STOP", pid());
    }

    /** SIGCONT: goes on after {@link #pause()}. */
    public void resume() {
        Signals.send("CONT", pid());
    }

    /** Asks it to stop, and forces it when it does not within a few seconds. */
    @Override
    public void close() {
        guard.release();
        ProcessEnding.end(process.toHandle());
        new PidFile(launch.pidFile()).delete();
    }

    private static File nullDevice() {
        return new File(Platform.IS_WINDOWS ? "NUL" : "/dev/null");
    }
}
