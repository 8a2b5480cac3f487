package dev.orderlog.quickstart.parts;

import dev.orderlog.embedded.KafkaPlace;
import dev.orderlog.embedded.RegistryPlace;

import java.util.List;
import java.util.stream.Stream;

/** All parts in waves: those of one wave start side by side, each wave needs the one before it. */
public record PartList(List<List<Part>> waves) {

    public PartList {
        waves = waves.stream().map(List::copyOf).toList();
    }

    public static PartList of(PlatformSetup setup) {
        return new PartList(List.of(foundations(setup), ServiceParts.of(setup)));
    }

    private static List<Part> foundations(PlatformSetup setup) {
        var ports = setup.ports();
        var home = setup.home();
        var kafka = new KafkaPlace(home.kafka(), ports.kafka(), ports.kafkaController());
        var registry =
                new RegistryPlace(home.registry(), ports.registry(), ports.registryManagement());
        var servers =
                Stream.of(
                        new KafkaPart(kafka, setup.processes()),
                        new PostgresPart(home.postgres(), ports.postgres(), ServiceParts.DATABASES),
                        new RegistryPart(registry));
        return Stream.concat(servers, SandboxParts.of(setup).stream()).toList();
    }

    public List<Part> all() {
        return waves.stream().flatMap(List::stream).toList();
    }
}
