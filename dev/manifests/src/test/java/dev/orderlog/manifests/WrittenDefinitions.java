package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Definitions of CloudNativePG's and KEDA's kinds, which no Maven artifact carries: written here, in part. A field that they leave
 * out is a flaw until it is added, with its type looked up in the operator's own definition.
 */
final class WrittenDefinitions {

    private WrittenDefinitions() {}

    static Stream<JsonNode> all() {
        return Stream.of("cluster", "scaled-object", "trigger-authentication")
                .map(WrittenDefinitions::read);
    }

    private static JsonNode read(String name) {
        try (var yaml = WrittenDefinitions.class.getResourceAsStream(name + ".yaml")) {
            if (yaml == null) {
                throw new IllegalStateException(name + ".yaml is missing");
            }
            return YamlDocuments.parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
                    .getFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
