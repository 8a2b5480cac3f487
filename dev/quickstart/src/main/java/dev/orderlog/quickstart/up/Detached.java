package dev.orderlog.quickstart.up;

import dev.orderlog.embedded.ChildJvm;
import dev.orderlog.embedded.JvmLaunch;
import dev.orderlog.quickstart.Orderlog;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PlatformRecord.State;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the platform in a process that outlives this one, and passes on what it prints until it is up. */
public record Detached(PlatformSetup setup, boolean fresh) {

    private static final int LOOK_AGAIN_MS = 100;
    private static final int FAILED = 1;

    /** 0 when it is up, 1 when it ended instead. */
    @SuppressWarnings("resource") // it is meant to go on
    public int run() {
        var launch = launch();
        var output = OutputTail.fromNowOn(launch.logFile());
        var platform = ChildJvm.start(launch);
        while (!endsWithin(platform, LOOK_AGAIN_MS)) {
            output.copyTo(System.out);
            if (isUp(platform.pid())) {
                output.copyTo(System.out);
                return 0;
            }
        }
        output.copyTo(System.out);
        return FAILED;
    }

    private JvmLaunch launch() {
        return JvmLaunch.ofMain("up", setup.home().logs(), Orderlog.class)
                .withJvmFlags("-Dorderlog.project=" + System.getProperty("orderlog.project", "."))
                .withJvmFlags("-Dlogback.configurationFile=" + Orderlog.LOGGING, "-Xmx1g")
                .withArguments(arguments().toArray(String[]::new))
                .outlivingParent();
    }

    private List<String> arguments() {
        var arguments =
                new ArrayList<>(
                        List.of("up", "--port-base", Integer.toString(setup.ports().base())));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (setup.processes()) {
            arguments.add("--processes");
            arguments.add("--instances=" + setup.instances());
            arguments.add("--brokers=" + setup.brokers());
        }
        return arguments;
    }

    private boolean isUp(long pid) {
        return PlatformRecord.read(setup.home())
                .filter(found -> found.pid() == pid && found.state() == State.UP)
                .isPresent();
    }

    private static boolean endsWithin(ChildJvm platform, int ms) {
        try {
            platform.ended().get(ms, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
