package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a cluster would be given. */
record Overlay(String name, List<Manifest> manifests) {

    private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

    static Stream<Overlay> all() {
        var kustomize = KustomizeNeeded.orSkip();
        return Deploy.overlays().stream()
                .map(folder ->
                        RENDERED.computeIfAbsent(
                                folder.getFileName().toString(),
                                name -> new Overlay(name, kustomize.render(folder))));
    }

    static Overlay named(String name) {
        return all().filter(overlay -> overlay.name().equals(name)).findFirst().orElseThrow();
    }

    Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.is(kind));
    }

    Stream<Manifest> podMakers() {
        return manifests.stream().filter(Manifest::makesPods);
    }

    /** What goes on running: no jobs. */
    Stream<Manifest> workloads() {
        return manifests.stream()
                .filter(manifest -> manifest.is("Deployment") || manifest.is("StatefulSet"));
    }

    boolean has(String kind, String name) {
        return of(kind).anyMatch(manifest -> manifest.name().equals(name));
    }

    /** Whether a selector with {@code matchLabels} and {@code matchExpressions} (In, Exists) takes these labels. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        boolean wanted =
                Manifest.texts(selector.path("matchLabels")).entrySet().stream()
                        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
        return wanted
                && Manifest.elements(selector.path("matchExpressions"))
                        .allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        var value = labels.get(expression.path("key").asText());
        return switch (expression.path("operator").asText()) {
            case "Exists" -> value != null;
            case "In" ->
                    Manifest.elements(expression.path("values"))
                            .map(JsonNode::asText)
                            .anyMatch(one -> one.equals(value));
            default -> throw new IllegalStateException("not understood: " + expression);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
