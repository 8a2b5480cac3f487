package dev.orderlog.quickstart.chaos;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.embedded.Directories;
import dev.orderlog.embedded.PortBusyException;
import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.chaos.faults.Stage;
import dev.orderlog.quickstart.parts.PartList;
import dev.orderlog.quickstart.parts.PlatformSetup;
import dev.orderlog.quickstart.place.PlatformHome;
import dev.orderlog.quickstart.place.PlatformLock;
import dev.orderlog.quickstart.place.PortPlan;
import dev.orderlog.quickstart.up.Survivors;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

@Command(
        name = "chaos",
        header =
                "Breaks a platform of its own for some minutes and checks that every promise was"
                        + " kept.",
        description = {
            "Starts every service twice, three brokers, PostgreSQL, a registry, a provider and a"
                + " carrier, each as its own process, on data of their own. While orders of every"
                + " kind flow, any of these processes is killed (kill -9) or paused at random. Then"
                + " everything comes to rest, and the log, the ledgers, the stock and what"
                + " customers were told are compared.",
            "",
            "Needs about 6 GB of memory and the better part of two processors. Exits 0 when every"
                    + " promise was kept."
        },
        footer = {
            "%nExamples:",
            "  orderlog chaos --minutes 2",
            "  orderlog chaos --minutes 30 --seed 42 --json report.json"
        })
public final class ChaosCommand implements Callable<Integer> {

    private static final int INSTANCES = 2;
    private static final int BROKERS = 3;
    private static final int SEEDS = 1_000_000;
    private static final int FAILED = 1;
    private static final String LOG_PROPERTY = "orderlog.log.file";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OrderlogCommand orderlog;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How long faults come, such as 1.5 or 30. Default: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Repeats the faults and orders of the run with this seed. Default: any.")
    private @Nullable Long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5",
            description = "Orders per second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the report there too, as JSON.")
    private @Nullable Path json;

    @Option(names = "--keep", description = "Keep the data and logs of the platform.")
    private boolean keep;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (minutes <= 0 || rate <= 0) {
            throw new ParameterException(
                    spec.commandLine(), "--minutes and --rate must be above zero");
        }
        var ports = ports();
        var home = PlatformHome.ofChaos(ports);
        var lock = PlatformLock.take(home);
        if (lock.isEmpty()) {
            System.err.println("Another run uses " + home.directory());
            return FAILED;
        }
        try (var _ = lock.get()) {
            var setup = new PlatformSetup(ports, home, true, INSTANCES, BROKERS);
            return play(setup);
        } catch (PortBusyException e) {
            System.err.println(e.getMessage() + "; try another --port-base");
            return FAILED;
        }
    }

    /** The default base may be in use by the platform that one works with, so it does not count as a wish. */
    private PortPlan ports() {
        int wished = orderlog.platform().portBase();
        return wished == PortPlan.DEFAULT_BASE ? PortPlan.anyFree(BROKERS) : new PortPlan(wished);
    }

    private int play(PlatformSetup setup) throws InterruptedException, IOException {
        var screen = orderlog.screen();
        var home = setup.home();
        System.setProperty(LOG_PROPERTY, home.log().toString());
        forget(home);
        var repeat =
                new Repeat(minutes, seed == null ? new SecureRandom().nextInt(SEEDS) : seed, rate);
        screen.line("Chaos with seed %d in %s".formatted(repeat.seed(), home.directory()));
        var parts = PartList.of(setup);
        parts.all()
                .forEach(
                        part -> part.ports().forEach(port -> Ports.requireFree(part.name(), port)));
        var report = run(setup, parts, repeat);
        screen.line(report.asText());
        if (json != null) {
            Files.writeString(json, report.asJson());
        }
        if (keep || !report.kept()) {
            screen.line("Data and logs: " + home.directory());
        } else {
            forget(home);
        }
        return report.kept() ? 0 : FAILED;
    }

    private Report run(PlatformSetup setup, PartList parts, Repeat repeat)
            throws InterruptedException {
        var screen = orderlog.screen();
        try (var stage = new Stage(parts)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "chaos-stop"));
            var began = Instant.now();
            stage.start(name ->
                    screen.line(
                            "  %-20s ready after %3d s"
                                    .formatted(
                                            name,
                                            Duration.between(began, Instant.now()).toSeconds())));
            return new ChaosRun(stage, Neighbourhood.of(setup), repeat, screen).run();
        }
    }

    private static void forget(PlatformHome home) throws IOException {
        new Survivors(home).endWithPostgres();
        try (var kept = Files.list(home.directory())) {
            for (var path : kept.toList()) {
                if (!path.equals(home.lock())) {
                    Directories.delete(path);
                }
            }
        }
    }
}
