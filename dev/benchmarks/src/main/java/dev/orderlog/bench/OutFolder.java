package dev.orderlog.bench;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Where a run leaves what it found, if nobody says where. */
final class OutFolder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private OutFolder() {}

    static Path fresh(Path project) {
        var home = System.getenv("ORDERLOG_HOME");
        var root = home == null || home.isBlank() ? project.resolve(".orderlog") : Path.of(home);
        return root.resolve("bench").resolve(LocalDateTime.now().format(TIME));
    }
}
