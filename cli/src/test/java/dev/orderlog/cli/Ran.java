package dev.orderlog.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** What came of one command line. */
record Ran(int exitCode, String out, String err) {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static Ran orderlog(String... arguments) {
        return with(OrderlogCommand.commandLine(Map.of(), BERLIN), Ansi.OFF, arguments);
    }

    /** Every service is the fake one. */
    static Ran on(FakePlatform platform, String... arguments) {
        return orderlog(at(platform, arguments));
    }

    static Ran inColour(FakePlatform platform, String... arguments) {
        return with(
                OrderlogCommand.commandLine(Map.of(), BERLIN), Ansi.ON, at(platform, arguments));
    }

    private static String[] at(FakePlatform platform, String... arguments) {
        var url = platform.url();
        return Stream.concat(
                        Stream.of("--order-api", url, "--inventory", url, "--shipping", url),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    static Ran with(CommandLine line, Ansi ansi, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                line.setColorScheme(new ColorScheme.Builder(ansi).build())
                        .setUsageHelpAutoWidth(false)
                        .setUsageHelpWidth(100)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Ran(
                exitCode, out.toString().replace("\r", ""), err.toString().replace("\r", ""));
    }
}
