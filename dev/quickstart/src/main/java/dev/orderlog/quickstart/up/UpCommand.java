package dev.orderlog.quickstart.up;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.embedded.PortBusyException;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformRecord;
import dev.orderlog.quickstart.place.PortPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "up",
        header = "Starts the whole platform on this machine.",
        description =
                "Kafka, PostgreSQL, a schema registry, all services, a sandbox payment provider and"
                    + " a sandbox carrier. Stays until Ctrl-C or 'orderlog down'; data are kept.")
public final class UpCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OrderlogCommand orderlog;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--fresh", description = "Start empty: delete what an earlier run has kept.")
    private boolean fresh;

    @Option(names = "--processes", description = "Run each part as its own process.")
    private boolean processes;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Instances of each service, with --processes. The second one listens a hundred"
                            + " ports further.")
    private int instances;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Kafka brokers, with --processes: 1, or a cluster of 3.")
    private int brokers;

    @Option(
            names = "--detach",
            description = "Return when the platform is up; it goes on in the background.")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        var ports = new PortPlan(orderlog.platform().portBase());
        var setup = setup(ports);
        var running = PlatformRecord.ofRunning(setup.home());
        if (running.isPresent()) {
            System.err.println(alreadyRunning(running.get()));
            return FAILED;
        }
        try {
            return detach ? new Detached(setup, fresh).run() : stay(setup);
        } catch (PortBusyException e) {
            System.err.println(e.getMessage() + "; try --port-base " + (ports.base() + 1000));
        } catch (RuntimeException e) {
            System.err.println("The platform did not start: " + e.getMessage());
            System.err.println("Log: " + setup.home().log());
        }
        return FAILED;
    }

    private PlatformSetup setup(PortPlan ports) {
        try {
            return new PlatformSetup(ports, PlatformHome.of(ports), processes, instances, brokers);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int stay(PlatformSetup setup) throws InterruptedException {
        try (var _ = PlatformSession.open(setup, fresh)) {
            System.out.println(new Welcome(setup.ports(), setup.home()).text());
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static String alreadyRunning(PlatformRecord running) {
        return ("A platform is already running on port base %d (process %d);"
                        + " see './orderlog status', or stop it with './orderlog down'")
                .formatted(running.portBase(), running.pid());
    }
}
