package dev.orderlog.system.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod as deploy/ describes it.
 *
 * @param layers later ones complete earlier ones
 */
record Pod(String name, List<JsonNode> layers) {

    /** Where the pod's container sees something, and what: one of its volumes. */
    record Mount(String path, JsonNode volume) {}

    static Pod of(String folder, String workload) {
        return new Pod(workload, DeployFiles.pod(folder, workload));
    }

    Pod named(String other) {
        return new Pod(other, layers);
    }

    List<String> arguments() {
        return elements(container("args")).map(JsonNode::asText).toList();
    }

    /** Secrets are looked up; what refers to the pod itself is told its name. */
    Map<String, String> environment(Secrets secrets) {
        var values = new LinkedHashMap<String, String>();
        containers()
                .flatMap(container -> elements(container.path("envFrom")))
                .map(from -> from.path("configMapRef").path("name"))
                .filter(JsonNode::isTextual)
                .forEach(map -> values.putAll(DeployFiles.configMap(map.asText())));
        containers()
                .flatMap(container -> elements(container.path("env")))
                .forEach(variable -> values.put(text(variable, "name"), value(variable, secrets)));
        values.replaceAll((_, value) -> expanded(value, values));
        return values;
    }

    private String value(JsonNode variable, Secrets secrets) {
        var from = variable.path("valueFrom");
        if (from.has("secretKeyRef")) {
            var secret = from.path("secretKeyRef");
            return secrets.value(text(secret, "name"), text(secret, "key"));
        }
        return from.has("fieldRef") ? name : text(variable, "value");
    }

    private static String expanded(String value, Map<String, String> values) {
        var expanded = value;
        for (var known : values.entrySet()) {
            expanded = expanded.replace("$(" + known.getKey() + ")", known.getValue());
        }
        return expanded;
    }

    List<Mount> mounts() {
        var volumes = new LinkedHashMap<String, JsonNode>();
        layers.stream()
                .flatMap(layer -> elements(layer.path("volumes")))
                .forEach(volume -> volumes.put(text(volume, "name"), volume));
        return containers()
                .flatMap(container -> elements(container.path("volumeMounts")))
                .map(mount ->
                        new Mount(
                                text(mount, "mountPath"),
                                volumes.getOrDefault(
                                        text(mount, "name"), MissingNode.getInstance())))
                .toList();
    }

    long memoryBytes() {
        return Quantity.bytes(container("resources").path("limits").path("memory").asText());
    }

    /** Who it runs as, where that is not left to the image. */
    Optional<String> user() {
        return layers.stream()
                .map(layer -> layer.path("securityContext"))
                .filter(context -> context.has("runAsUser"))
                .map(context -> text(context, "runAsUser") + ":" + text(context, "runAsGroup"))
                .findFirst();
    }

    boolean hasReadOnlyRoot() {
        return container("securityContext").path("readOnlyRootFilesystem").asBoolean(false);
    }

    boolean mayGainPrivileges() {
        return container("securityContext").path("allowPrivilegeEscalation").asBoolean(true);
    }

    boolean dropsAllCapabilities() {
        return elements(container("securityContext").path("capabilities").path("drop"))
                .anyMatch(dropped -> dropped.asText().equals("ALL"));
    }

    /** Between SIGTERM and SIGKILL. */
    Duration patience() {
        return Duration.ofSeconds(
                layers.stream()
                        .map(layer -> layer.path("terminationGracePeriodSeconds"))
                        .filter(JsonNode::isNumber)
                        .mapToLong(JsonNode::asLong)
                        .findFirst()
                        .orElse(30));
    }

    private JsonNode container(String field) {
        return containers()
                .map(container -> container.path(field))
                .filter(found -> !found.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private Stream<JsonNode> containers() {
        return layers.stream().map(layer -> layer.path("containers").path(0));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return DeployFiles.elements(array);
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }
}
