package dev.orderlog.quickstart.down;

import dev.orderlog.embedded.ProcessEnding;
import dev.orderlog.quickstart.place.PlatformOptions;
import dev.orderlog.quickstart.up.Survivors;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stop the platform, and what a killed one has left running. Its data stay.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    private static final Duration STOP_MAX = Duration.ofSeconds(90);

    @Mixin
    private final PlatformOptions platform = new PlatformOptions();

    @Override
    public Integer call() {
        var home = platform.home();
        var process = home.pidFile().running();
        process.ifPresent(running -> ProcessEnding.end(running, STOP_MAX));
        new Survivors(home).endWithPostgres();
        System.out.println(
                process.isPresent()
                        ? "Stopped the platform on port base " + platform.ports().base()
                        : "No platform was running on port base " + platform.ports().base());
        return 0;
    }
}
