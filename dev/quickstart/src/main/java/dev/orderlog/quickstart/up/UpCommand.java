package dev.orderlog.quickstart.up;

import dev.orderlog.embedded.PortBusyException;
import dev.orderlog.embedded.StartupException;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformOptions;
import dev.orderlog.quickstart.place.PlatformRecord;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start the whole platform on this machine; Ctrl-C or 'down' stops it.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Mixin
    private final PlatformOptions platform = new PlatformOptions();

    @Option(names = "--fresh", description = "Start empty: delete what an earlier run has kept.")
    private boolean fresh;

    @Option(names = "--processes", description = "Run each part as its own process.")
    private boolean processes;

    @Option(names = "--detach", description = "Return as soon as the platform is up; it goes on in the background.")
    private boolean detach;

    @Override
    public Integer call() {
        var setup = new PlatformSetup(platform.ports(), platform.home(), processes);
        var running = PlatformRecord.ofRunning(setup.home());
        if (running.isPresent()) {
            System.err.println(alreadyRunning(running.get()));
            return FAILED;
        }
        try {
            return detach ? new Detached(setup, fresh).run() : new Foreground(setup, fresh).run();
        } catch (PortBusyException e) {
            System.err.println(e.getMessage() + "; try --port-base " + (setup.ports().base() + 1000));
        } catch (StartupException | IllegalStateException e) {
            System.err.println("The platform did not start: " + e.getMessage());
            System.err.println("Log: " + setup.home().log());
        }
        return FAILED;
    }

    private static String alreadyRunning(PlatformRecord running) {
        return "A platform is already running on port base %d (process %d); see './orderlog status' or stop it with './orderlog down'"
                .formatted(running.portBase(), running.pid());
    }
}
