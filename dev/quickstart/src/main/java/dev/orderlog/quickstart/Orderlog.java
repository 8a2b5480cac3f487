package dev.orderlog.quickstart;

import dev.orderlog.cli.OrderlogCommand;
import dev.orderlog.quickstart.demo.DemoCommand;
import dev.orderlog.quickstart.down.DownCommand;
import dev.orderlog.quickstart.status.StatusCommand;
import dev.orderlog.quickstart.up.UpCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** The {@code orderlog} command on a developer's machine: a platform of one's own, and everything that is said to it. */
public final class Orderlog {

    private Orderlog() {}

    public static void main(String[] arguments) {
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
        commands.put("help", new HelpCommand());
        return commands;
    }
}
