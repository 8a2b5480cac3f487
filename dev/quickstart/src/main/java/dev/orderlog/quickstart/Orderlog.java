package dev.orderlog.quickstart;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.quickstart.bench.BenchHint;
import dev.orderlog.quickstart.chaos.ChaosCommand;
import dev.orderlog.quickstart.demo.DemoCommand;
import dev.orderlog.quickstart.down.DownCommand;
import dev.orderlog.quickstart.status.StatusCommand;
import dev.orderlog.quickstart.up.UpCommand;

import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code orderlog} command on a developer's machine: a platform of one's own, and everything that is said to it. */
public final class Orderlog {

    /** Into the platform's log file; the terminal belongs to the commands. */
    public static final String LOGGING = "dev/orderlog/quickstart/logback-platform.xml";

    private static final String LOGGING_PROPERTY = "logback.configurationFile";

    private Orderlog() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING_PROPERTY) == null) {
            System.setProperty(LOGGING_PROPERTY, LOGGING);
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return OrderlogCommand.commandLine(ofThePlatform());
    }

    private static Map<String, Object> ofThePlatform() {
        var commands = new LinkedHashMap<String, Object>();
        commands.put("up", new UpCommand());
        commands.put("down", new DownCommand());
        commands.put("status", new StatusCommand());
        commands.put("demo", new DemoCommand());
        commands.put("chaos", new ChaosCommand());
        commands.put("bench", new BenchHint());
        commands.put("help", new HelpCommand());
        return commands;
    }
}
