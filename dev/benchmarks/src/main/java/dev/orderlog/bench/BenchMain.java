package dev.orderlog.bench;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.quickstart.Orderlog;

import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

import java.util.Map;

/** {@code orderlog bench}, which brings the peers' libraries and is therefore a program of its own. */
public final class BenchMain {

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", Orderlog.LOGGING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return OrderlogCommand.commandLine(
                Map.of("bench", new BenchCommand(), "help", new HelpCommand()));
    }
}
