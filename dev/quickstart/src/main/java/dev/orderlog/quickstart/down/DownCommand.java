package dev.orderlog.quickstart.down;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.embedded.ProcessEnding;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.quickstart.up.Survivors;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.time.Duration;
import java.util.concurrent.Callable;

@Command(
        name = "down",
        header = "Stops the platform on this machine.",
        description = "Also stops what a killed one has left running. Data are kept.")
public final class DownCommand implements Callable<Integer> {

    private static final Duration STOP_MAX = Duration.ofSeconds(90);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OrderlogCommand orderlog;

    @Override
    public Integer call() {
        var ports = new PortPlan(orderlog.platform().portBase());
        var home = PlatformHome.of(ports);
        var running = home.pidFile().running();
        running.ifPresent(process -> ProcessEnding.end(process, STOP_MAX));
        new Survivors(home).endWithPostgres();
        System.out.println(
                (running.isPresent() ? "Stopped the platform" : "No platform was running")
                        + " on port base "
                        + ports.base());
        return 0;
    }
}
