package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;

import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Strimzi's definitions, made from its own classes by its own generator: the same that its operator is installed with. */
final class StrimziDefinitions {

    private static final List<Class<?>> KINDS =
            List.of(Kafka.class, KafkaNodePool.class, KafkaTopic.class, KafkaUser.class);
    private static final String GENERATOR = "io.strimzi.crdgenerator.CrdGenerator";

    private StrimziDefinitions() {}

    static Stream<JsonNode> all() {
        try {
            var folder = Files.createTempDirectory("strimzi-definitions");
            generate(folder);
            var definitions = new ArrayList<JsonNode>();
            for (var kind : KINDS) {
                definitions.addAll(YamlDocuments.read(file(folder, kind)));
                Files.delete(file(folder, kind));
            }
            Files.delete(folder);
            return definitions.stream();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** It is a program, and ends its virtual machine where it fails. */
    private static void generate(Path folder) throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), GENERATOR));
        KINDS.forEach(kind -> line.add(kind.getName() + "=" + file(folder, kind)));
        int exit = new ProcessBuilder(line).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(GENERATOR + " ended with " + exit);
        }
    }

    private static Path file(Path folder, Class<?> kind) {
        return folder.resolve(kind.getSimpleName() + ".yaml");
    }
}
