package dev.orderlog.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The renderer that people use: {@code kubectl kustomize}, or {@code kustomize build} where only that is there. */
record Kustomize(List<String> command) {

    private static final long SECONDS_MAX = 60;

    /** Empty where there is neither, or only one too old to know components (before kustomize 3.7, kubectl 1.21). */
    static Optional<Kustomize> find() {
        return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
                .map(Kustomize::new)
                .filter(Kustomize::works)
                .findFirst();
    }

    private boolean works() {
        try {
            render(Deploy.folder().resolve("base/common"));
            return true;
        } catch (IllegalStateException absent) {
            return false;
        }
    }

    List<Manifest> render(Path folder) {
        return YamlDocuments.manifests(folder.getFileName().toString(), text(folder));
    }

    private String text(Path folder) {
        var line = new ArrayList<>(command);
        line.add(folder.toString());
        try {
            var errors = Files.createTempFile("kustomize", ".err");
            var process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
            var text = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(line + ": " + Files.readString(errors));
            }
            Files.delete(errors);
            return text;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (IOException absent) {
            throw new IllegalStateException(
                    line + ": " + absent.getMessage(), new UncheckedIOException(absent));
        }
    }
}
