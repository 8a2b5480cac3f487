package dev.orderlog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where unpacked server binaries are kept for all platforms of this user: the user's cache, or the temporary directory. */
final class PartsDirectory {

    private PartsDirectory() {}

    static Path of(String part) {
        var cache = System.getenv("XDG_CACHE_HOME");
        var home =
                cache == null || cache.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        try {
            return Files.createDirectories(home.resolve("orderlog").resolve(part));
        } catch (IOException noHome) {
            return inTemporaryDirectory(part);
        }
    }

    private static Path inTemporaryDirectory(String part) {
        var own =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "orderlog-" + System.getProperty("user.name"));
        try {
            return Files.createDirectories(own.resolve(part));
        } catch (IOException e) {
            throw new UncheckedIOException("No directory can be made for " + part, e);
        }
    }
}
