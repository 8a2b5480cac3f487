package dev.orderlog.quickstart.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists {@code bench} among the commands; the launcher starts it as a program of its own, which brings the peers' libraries. */
@Command(
        name = "bench",
        header = "Measures speed and cost against limits and peers, side by side on this machine.",
        description = "A program of its own: ./orderlog bench --help tells its options.")
public final class BenchHint implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Unmatched private final List<String> whatever = new ArrayList<>();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "bench is a program of its own: its name comes first, ./orderlog bench "
                        + String.join(" ", whatever));
    }
}
