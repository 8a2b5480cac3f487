package dev.orderlog.system.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nobody sleeps, tests included: a sleep is either too short or too long. Await what you are waiting for. */
final class SourceLaw {
    private static final Pattern SLEEP =
            Pattern.compile("\\b(Thread|TimeUnit\\s*\\.\\s*\\w+)\\s*(\\.|::)\\s*sleep\\b");
    private static final Set<String> SKIPPED =
            Set.of("target", "node_modules", ".git", ".orderlog");

    private SourceLaw() {}

    /** Each sleep as {@code file:line}, files relative to the root. */
    static List<String> sleeps(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isSource(root.relativize(file)))
                    .flatMap(file -> sleepsIn(root, file))
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        return IntStream.range(0, file.getNameCount())
                .mapToObj(file::getName)
                .map(Path::toString)
                .noneMatch(SKIPPED::contains);
    }

    private static Stream<String> sleepsIn(Path root, Path file) {
        try {
            String source = Files.readString(file);
            return SLEEP.matcher(source)
                    .results()
                    .map(sleep -> root.relativize(file) + ":" + line(source, sleep.start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long line(String source, int position) {
        return 1 + source.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
