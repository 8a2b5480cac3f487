package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.Ports;
import dev.orderlog.quickstart.sandbox.SandboxCarrier;
import dev.orderlog.quickstart.sandbox.SandboxProvider;

import java.nio.file.Path;
import java.util.List;

/** The outside world: a payment provider and a carrier that do as their test tokens say. */
final class SandboxParts {

    /** What outlives a request there is a line of a ledger and stays: it need not be copied a dozen times before it may. */
    private static final String SOON_OLD = "-XX:MaxTenuringThreshold=1";

    private SandboxParts() {}

    @FunctionalInterface
    private interface Start {
        AutoCloseable on(String host, int port, Path directory);
    }

    static List<Part> of(PlatformSetup setup) {
        return List.of(
                part(
                        setup,
                        "sandbox-provider",
                        setup.ports().provider(),
                        SandboxProvider.class,
                        SandboxProvider::start),
                part(
                        setup,
                        "sandbox-carrier",
                        setup.ports().carrier(),
                        SandboxCarrier.class,
                        SandboxCarrier::start));
    }

    private static Part part(
            PlatformSetup setup, String name, int port, Class<?> main, Start start) {
        return new HttpPart(
                name,
                port,
                setup.processes()
                        ? part -> ownProcess(part, setup, main)
                        : part ->
                                RunningPart.inThisJvm(
                                        start.on(Ports.LOOPBACK, port, setup.home().sandbox())));
    }

    private static RunningPart ownProcess(HttpPart part, PlatformSetup setup, Class<?> main) {
        return OwnJvm.of(setup)
                .with(SOON_OLD)
                .run(
                        part,
                        main,
                        Ports.LOOPBACK,
                        Integer.toString(part.port()),
                        setup.home().sandbox().toString());
    }
}
