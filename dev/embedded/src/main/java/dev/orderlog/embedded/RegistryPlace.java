package dev.orderlog.embedded;

import java.nio.file.Path;

/** Where the registry keeps its schemas and listens; a port of 0 means "a free one". */
public record RegistryPlace(Path directory, int port, int managementPort) {

    public RegistryPlace {
        directory = directory.toAbsolutePath();
    }

    public static RegistryPlace in(Path directory) {
        return new RegistryPlace(directory, 0, 0);
    }

    RegistryPlace withPortsChosen() {
        return new RegistryPlace(directory, Ports.orFree(port), Ports.orFree(managementPort));
    }
}
