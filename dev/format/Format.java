import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code check <folder>} fails when a source file is not in the house format; {@code apply <folder>}
 * rewrites it.
 */
final class Format {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules");
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build());

    public static void main(String[] args) throws IOException {
        boolean apply =
                switch (args[0]) {
                    case "apply" -> true;
                    case "check" -> false;
                    default -> throw new IllegalArgumentException("check or apply, not " + args[0]);
                };
        Path root = Path.of(args[1]).normalize();
        List<Path> unformatted =
                sources(root).parallelStream()
                        .filter(file -> !isFormatted(file, apply))
                        .sorted()
                        .toList();
        unformatted.forEach(file ->
                System.err.println(
                        (apply ? "formatted " : "not formatted: ") + root.relativize(file)));
        if (!apply && !unformatted.isEmpty()) {
            System.err.println("To format the sources: ./mvnw -N -Pformat validate");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = folder.getFileName().toString();
                        boolean hidden = name.startsWith(".") && !folder.equals(root);
                        return SKIPPED.contains(name) || hidden
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(".java")) {
                            sources.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return sources;
    }

    /** One pass may leave a line that the next would break. */
    private static String format(String source) throws FormatterException {
        String once = FORMATTER.formatSourceAndFixImports(source);
        return FORMATTER.formatSourceAndFixImports(once);
    }

    private static boolean isFormatted(Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String formatted = format(source);
            if (apply && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return formatted.equals(source);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
