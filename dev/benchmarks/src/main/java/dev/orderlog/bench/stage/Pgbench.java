package dev.orderlog.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, on a server that somebody else runs. */
public final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int CLIENTS = 32;
    private static final int THREADS = 2;

    private final String program;
    private final int port;

    private Pgbench(String program, int port) {
        this.program = program;
        this.port = port;
    }

    /** @throws IllegalStateException where it is not installed */
    public static Pgbench on(int port) {
        return new Pgbench(require(), port);
    }

    /**
     * @return the program
     * @throws IllegalStateException where it is not installed
     */
    public static String require() {
        return found().orElseThrow(() ->
                new IllegalStateException(
                        "pgbench is needed and was not found: install PostgreSQL's own tools"
                                + " (Debian and Ubuntu: apt-get install postgresql-contrib), or"
                                + " leave out the measures whole and accepted with --only"));
    }

    private static Optional<String> found() {
        var path = System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator);
        var inPath = Stream.of(path).map(folder -> Path.of(folder, "pgbench"));
        return Stream.concat(inPath, debian())
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static Stream<Path> debian() {
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin/pgbench")).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /**
     * Runs one transaction over and over.
     *
     * @param transaction in pgbench's script language
     * @return transactions per second
     */
    public double run(String database, String transaction, int seconds)
            throws IOException, InterruptedException {
        var script = Files.createTempFile("transaction", ".sql");
        try {
            Files.writeString(script, transaction);
            return rate(run(database, script, seconds));
        } finally {
            Files.delete(script);
        }
    }

    private String run(String database, Path script, int seconds)
            throws IOException, InterruptedException {
        var command =
                List.of(
                        program,
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-U",
                        "postgres",
                        "-c",
                        Integer.toString(CLIENTS),
                        "-j",
                        Integer.toString(THREADS),
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        script.toString(),
                        database);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + output);
        }
        return output;
    }

    private static double rate(String output) {
        var found = RATE.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("no rate in pgbench's output: " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
