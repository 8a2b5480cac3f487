package dev.orderlog.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a child JVM runs and where it keeps {@code <name>.log} and {@code <name>.pid}.
 *
 * @param program the main class or {@code -jar x.jar}
 * @param classPath handed over as the CLASSPATH variable, which keeps the command line readable
 * @param outlivesParent whether it goes on when this JVM dies without closing it
 */
public record JvmLaunch(
        String name,
        Path directory,
        String classPath,
        List<String> jvmFlags,
        List<String> program,
        List<String> arguments,
        boolean outlivesParent) {

    private static final List<String> BASE_FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-Djava.awt.headless=true",
                    // Class initialisation pins carriers; two of them, as small machines have, are
                    // soon used up.
                    "-Djdk.virtualThreadScheduler.parallelism=16",
                    "-Dlogback.configurationFile=dev/orderlog/embedded/logback-child.xml");

    public JvmLaunch {
        directory = directory.toAbsolutePath();
        jvmFlags = List.copyOf(jvmFlags);
        program = List.copyOf(program);
        arguments = List.copyOf(arguments);
    }

    /** A main class from this JVM's own class path. */
    public static JvmLaunch ofMain(String name, Path directory, Class<?> main) {
        return launch(
                name, directory, System.getProperty("java.class.path"), List.of(main.getName()));
    }

    /** An executable jar. */
    public static JvmLaunch ofJar(String name, Path directory, Path jar) {
        return launch(name, directory, "", List.of("-jar", jar.toString()));
    }

    private static JvmLaunch launch(
            String name, Path directory, String classPath, List<String> program) {
        return new JvmLaunch(name, directory, classPath, BASE_FLAGS, program, List.of(), false);
    }

    public JvmLaunch withJvmFlags(String... flags) {
        var all = new ArrayList<>(jvmFlags);
        Collections.addAll(all, flags);
        return new JvmLaunch(name, directory, classPath, all, program, arguments, outlivesParent);
    }

    public JvmLaunch withArguments(String... given) {
        return new JvmLaunch(
                name, directory, classPath, jvmFlags, program, List.of(given), outlivesParent);
    }

    public JvmLaunch outlivingParent() {
        return new JvmLaunch(name, directory, classPath, jvmFlags, program, arguments, true);
    }

    public Path logFile() {
        return directory.resolve(name + ".log");
    }

    public Path pidFile() {
        return directory.resolve(name + ".pid");
    }

    List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(shield(), List.of(java), jvmFlags, program, arguments)
                .flatMap(List::stream)
                .toList();
    }

    /** A terminal's Ctrl-C and hang-up reach the whole process group; only the parent decides when its children stop. */
    private static List<String> shield() {
        return Platform.IS_WINDOWS
                ? List.of()
                : List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    }
}
