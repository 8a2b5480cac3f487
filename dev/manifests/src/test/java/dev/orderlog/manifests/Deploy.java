package dev.orderlog.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code deploy/} of this project. */
final class Deploy {

    private Deploy() {}

    static Path project() {
        return Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    static Path folder() {
        return project().resolve("deploy");
    }

    static List<Path> overlays() {
        return kustomizations(folder().resolve("overlays"));
    }

    /** Every folder below that kustomize can render. */
    static List<Path> kustomizations(Path root) {
        return filesBelow(root, "kustomization.yaml").stream()
                .filter(file ->
                        YamlDocuments.read(file)
                                .getFirst()
                                .path("kind")
                                .asText()
                                .equals("Kustomization"))
                .map(Path::getParent)
                .toList();
    }

    /** What stands in files as it is applied: whole objects, so no kustomizations and no patches. */
    static List<Manifest> wholeObjects() {
        return filesBelow(folder(), "kustomization.yaml").stream()
                .flatMap(Deploy::resourcesOf)
                .toList();
    }

    private static Stream<Manifest> resourcesOf(Path kustomization) {
        var folder = kustomization.getParent();
        return Manifest.elements(YamlDocuments.read(kustomization).getFirst().path("resources"))
                .map(resource -> folder.resolve(resource.asText()))
                .filter(Files::isRegularFile)
                .flatMap(file ->
                        YamlDocuments.read(file).stream()
                                .map(content ->
                                        new Manifest(
                                                folder().relativize(file).toString(), content)));
    }

    private static List<Path> filesBelow(Path root, String name) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
