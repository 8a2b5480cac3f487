package dev.orderlog.quickstart;

import dev.orderlog.quickstart.down.DownCommand;
import dev.orderlog.quickstart.status.StatusCommand;
import dev.orderlog.quickstart.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code orderlog} command on a developer's machine: a platform of one's own, and everything that is said to it. */
public final class Orderlog {

    @Command(name = "orderlog", description = "An event-sourced order platform on Kafka.", subcommands = HelpCommand.class)
    private static final class Root {}

    private Orderlog() {}

    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        return new CommandLine(new Root())
                .addSubcommand(new UpCommand())
                .addSubcommand(new DownCommand())
                .addSubcommand(new StatusCommand());
    }
}
