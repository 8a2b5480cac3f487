package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One object of a rendered overlay or of a file.
 *
 * @param source where it stands, for messages
 */
record Manifest(String source, JsonNode content) {

    String apiVersion() {
        return content.path("apiVersion").asText();
    }

    String kind() {
        return content.path("kind").asText();
    }

    String name() {
        return content.path("metadata").path("name").asText();
    }

    /** As {@code kind/name}. */
    String title() {
        return kind() + "/" + name();
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /** @param path names of fields, separated by dots */
    JsonNode at(String path) {
        JsonNode node = content;
        for (String field : path.split("\\.")) {
            node = node.path(field);
        }
        return node;
    }

    /** The template of the pods it makes, or a missing node when it makes none. */
    JsonNode podTemplate() {
        return switch (kind()) {
            case "Deployment", "StatefulSet", "Job" -> at("spec.template");
            case "CronJob" -> at("spec.jobTemplate.spec.template");
            default -> MissingNode.getInstance();
        };
    }

    boolean makesPods() {
        return !podTemplate().isMissingNode();
    }

    List<JsonNode> containers() {
        return elements(podTemplate().path("spec").path("containers")).toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::path);
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
