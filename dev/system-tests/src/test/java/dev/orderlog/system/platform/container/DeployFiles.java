package dev.orderlog.system.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.orderlog.system.Project;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads deploy/base as it is written, before an overlay changes anything. */
final class DeployFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "Job", "CronJob");

    /** Every pod asks for most of them. */
    private static final Map<Path, List<JsonNode>> KNOWN = new ConcurrentHashMap<>();

    private DeployFiles() {}

    /** What describes the pods of a workload: its own description, and the component that is laid over it. */
    static List<JsonNode> pod(String folder, String workload) {
        var own =
                documents("base/" + folder)
                        .filter(found -> WORKLOADS.contains(found.path("kind").asText()))
                        .filter(found -> name(found).equals(workload))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("deploy/: no " + workload));
        return Stream.concat(Stream.of(own), component(folder, own.path("kind").asText()))
                .map(DeployFiles::podSpec)
                .toList();
    }

    private static JsonNode podSpec(JsonNode workload) {
        var spec = workload.path("spec");
        var job = spec.path("jobTemplate").path("spec");
        return (job.isMissingNode() ? spec : job).path("template").path("spec");
    }

    private static Stream<JsonNode> component(String folder, String kind) {
        var kustomization = read(deploy().resolve("base/" + folder + "/kustomization.yaml"));
        if (!kustomization.getFirst().has("components")) {
            return Stream.empty();
        }
        var patch = kind.equals("Job") ? "one-off-pod.yaml" : "pod.yaml";
        return read(deploy().resolve("components/service-pod/" + patch)).stream();
    }

    /** Each Kafka user with what it may do. */
    static Stream<JsonNode> kafkaUsers() {
        return documents("base").filter(found -> found.path("kind").asText().equals("KafkaUser"));
    }

    /** Each PostgreSQL cluster. */
    static Stream<JsonNode> databases() {
        return documents("base")
                .filter(found ->
                        found.path("apiVersion").asText().startsWith("postgresql.cnpg.io/"))
                .filter(found -> found.path("kind").asText().equals("Cluster"));
    }

    static Map<String, String> configMap(String name) {
        var values = new LinkedHashMap<String, String>();
        documents("base")
                .flatMap(found -> elements(found.path("configMapGenerator")))
                .filter(map -> map.path("name").asText().equals(name))
                .flatMap(map -> elements(map.path("literals")))
                .map(JsonNode::asText)
                .forEach(literal -> {
                    int middle = literal.indexOf('=');
                    values.put(literal.substring(0, middle), literal.substring(middle + 1));
                });
        if (values.isEmpty()) {
            throw new IllegalStateException("deploy/: no ConfigMap " + name);
        }
        return values;
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonNode> documents(String below) {
        try (var files = Files.walk(deploy().resolve(below))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(file -> read(file).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> read(Path file) {
        return KNOWN.computeIfAbsent(file, DeployFiles::parse);
    }

    private static List<JsonNode> parse(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                    .<JsonNode>map(JSON::valueToTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path deploy() {
        return Project.root().resolve("deploy");
    }
}
