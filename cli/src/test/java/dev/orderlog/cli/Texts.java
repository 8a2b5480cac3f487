package dev.orderlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts a person has approved: when one changes on purpose, copy it from {@code target/received}. */
final class Texts {
    private Texts() {}

    static String resource(String name) {
        try (var stream = Texts.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(stream).as("src/test/resources/" + name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void approved(String name, String received) {
        try {
            Files.createDirectories(Path.of("target", "received"));
            Files.writeString(Path.of("target", "received", name), received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(received)
                .as("src/test/resources/approved/" + name)
                .isEqualTo(resource("approved/" + name));
    }
}
