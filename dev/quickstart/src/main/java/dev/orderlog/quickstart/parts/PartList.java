package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.RegistryPlace;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All parts in waves: those of one wave start side by side, each wave needs the one before it. */
public record PartList(List<List<Part>> waves) {

    public PartList {
        waves = waves.stream().map(List::copyOf).toList();
    }

    /** Second instances come when the first ones serve: no start waits longer than it must, and few run side by side. */
    public static PartList of(PlatformSetup setup) {
        return new PartList(
                Stream.concat(
                                Stream.of(foundations(setup)),
                                IntStream.rangeClosed(1, setup.instances())
                                        .mapToObj(instance -> ServiceParts.of(setup, instance)))
                        .toList());
    }

    private static List<Part> foundations(PlatformSetup setup) {
        var ports = setup.ports();
        var registry =
                new RegistryPlace(
                        setup.home().registry(), ports.registry(), ports.registryManagement());
        return Stream.of(
                        KafkaPart.of(setup),
                        PostgresPart.of(setup),
                        List.of(new RegistryPart(registry)),
                        SandboxParts.of(setup))
                .<Part>flatMap(List::stream)
                .toList();
    }

    public List<Part> all() {
        return waves.stream().flatMap(List::stream).toList();
    }
}
