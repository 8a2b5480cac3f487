package dev.orderlog.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where this project is. */
public final class Project {
    private Project() {}

    /** The folder of the parent POM, wherever below it the tests were started. */
    public static Path root() {
        return Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
