package dev.orderlog.system.platform.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Secrets as a cluster keeps them, in files {@code <secret>/<key>} that containers can read. They protect nothing. */
record Secrets(Path folder) {

    /** The one with everything that is mounted where this secret is mounted. */
    Path of(String secret) {
        try {
            var all = PosixFilePermissions.fromString("rwxr-xr-x");
            Files.createDirectories(folder.resolve(secret));
            return Files.setPosixFilePermissions(folder.resolve(secret), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String value(String secret, String key) {
        try {
            return Files.readString(of(secret).resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Secrets put(String secret, String key, String value) {
        return put(secret, key, value.getBytes(UTF_8));
    }

    Secrets put(String secret, String key, byte[] value) {
        try {
            var file = Files.write(of(secret).resolve(key), value);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
