package dev.orderlog.quickstart.place;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says which platform is meant. */
public final class PlatformOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    private PortPlan ports = new PortPlan(PortPlan.DEFAULT_BASE);

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + PortPlan.DEFAULT_BASE,
            description = "First of the 12 loopback ports of this platform (default: ${DEFAULT-VALUE}).")
    void portBase(int base) {
        try {
            ports = new PortPlan(base);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    public PortPlan ports() {
        return ports;
    }

    public PlatformHome home() {
        return PlatformHome.of(ports);
    }
}
