package dev.orderlog.system.platform.container;

import dev.orderlog.system.Project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which images are run: ours as the build leaves them in files, and those of others by name. */
final class Images {

    static final String CLI = "cli";

    private static final List<String> OURS =
            List.of(
                    "order-api",
                    "payment-service",
                    "inventory-service",
                    "shipping-service",
                    "projections",
                    CLI);
    private static final List<String> PARTS = List.of("schemas", "event-log");

    private Images() {}

    static String kafka() {
        return System.getProperty("orderlog.containers.kafka", "apache/kafka:4.3.1");
    }

    static String postgres() {
        return System.getProperty("orderlog.containers.postgres", "postgres:18");
    }

    /** The one that deploy/ runs, by default. */
    static String registry() {
        return System.getProperty(
                "orderlog.containers.registry", "quay.io/apicurio/apicurio-registry:3.3.3");
    }

    static List<String> ofOthers() {
        return List.of(kafka(), postgres(), registry());
    }

    /** The modules that have an image. */
    static List<String> ours() {
        return OURS;
    }

    static Path file(String module) {
        return Project.root().resolve(module).resolve("target/image.tar");
    }

    /** The first module whose image was not made, or made before the code that it should hold. */
    static Optional<String> missing() {
        return OURS.stream()
                .filter(module -> !Files.exists(file(module)))
                .findFirst()
                .map(module -> "there is no %s".formatted(shown(module)));
    }

    static Optional<String> stale() {
        return OURS.stream()
                .filter(module ->
                        Stream.concat(PARTS.stream(), Stream.of(module))
                                .anyMatch(part -> isNewer(part, file(module))))
                .findFirst()
                .map(module -> "%s is older than what was compiled since".formatted(shown(module)));
    }

    private static String shown(String module) {
        return Project.root().relativize(file(module)).toString();
    }

    private static boolean isNewer(String part, Path image) {
        var classes = Project.root().resolve(part).resolve("target/classes");
        try (var files = Files.walk(classes)) {
            var made = Files.getLastModifiedTime(image);
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> lastModified(file).compareTo(made) > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
