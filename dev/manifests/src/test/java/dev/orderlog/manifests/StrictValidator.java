package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds manifests against their kinds: an unknown kind, an unknown field and a missing field are flaws, and so is a wrong type. */
final class StrictValidator {

    /** One kind: what is wrong with an object of it, each with its place. */
    interface KindCheck {
        List<String> flaws(JsonNode object);
    }

    private final Map<String, KindCheck> kinds = new HashMap<>();

    StrictValidator() {
        kinds.putAll(KubernetesKinds.all());
        kinds.putAll(CustomKinds.all());
    }

    List<Flaw> flaws(List<Manifest> manifests) {
        return manifests.stream().flatMap(this::flaws).toList();
    }

    private Stream<Flaw> flaws(Manifest manifest) {
        var check = kinds.get(kind(manifest.apiVersion(), manifest.kind()));
        if (check == null) {
            return Stream.of(
                    Flaw.of(
                            manifest,
                            "unknown kind " + manifest.kind() + " of " + manifest.apiVersion()));
        }
        return Stream.concat(
                        KubernetesKinds.METADATA
                                .flaws(manifest.content().path("metadata"))
                                .stream(),
                        check.flaws(manifest.content()).stream())
                .distinct()
                .map(flaw -> Flaw.of(manifest, flaw));
    }

    static String kind(String apiVersion, String kind) {
        return apiVersion + "/" + kind;
    }
}
