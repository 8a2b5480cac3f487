package dev.orderlog.system.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The orderlog command in a JVM of its own, with its data in a home of its own. */
final class OrderlogProcess {

    private OrderlogProcess() {}

    static Process start(Path home, String command, List<String> arguments) {
        return start(home, command, arguments, Map.of());
    }

    /** @param environment variables that it has besides ours */
    static Process start(
            Path home, String command, List<String> arguments, Map<String, String> environment) {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-Xmx1g",
                                "-Djdk.virtualThreadScheduler.parallelism=16",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.orderlog.quickstart.Orderlog",
                                command));
        line.addAll(arguments);
        var builder =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(output(home, command).toFile()));
        builder.environment().put("ORDERLOG_HOME", home.toString());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the command has printed so far. */
    static String printed(Path home, String command) {
        try {
            return Files.readString(output(home, command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path output(Path home, String command) {
        return home.resolve(command + ".out");
    }
}
