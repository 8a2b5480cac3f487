package dev.orderlog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Finds the registry server that the build has unpacked. */
final class RegistryDistribution {

    private static final String RESOURCE = "registry.properties";

    private RegistryDistribution() {}

    static Path jar() {
        var jar = Path.of(home()).resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartupException(
                    "The registry server is not at %s; build dev/embedded".formatted(jar));
        }
        return jar;
    }

    private static String home() {
        try (var resource = RegistryDistribution.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new StartupException("The build has left no " + RESOURCE);
            }
            var properties = new Properties();
            properties.load(resource);
            return properties.getProperty("home", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
