package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;

import dev.orderlog.manifests.StrictValidator.KindCheck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds of Strimzi, CloudNativePG and KEDA, each as the schema of its definition, read more strictly than a cluster does. */
final class CustomKinds {

    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private CustomKinds() {}

    static Map<String, KindCheck> all() {
        var kinds = new HashMap<String, KindCheck>();
        Stream.concat(StrimziDefinitions.all(), WrittenDefinitions.all())
                .forEach(definition -> add(kinds, definition));
        return kinds;
    }

    private static void add(Map<String, KindCheck> kinds, JsonNode definition) {
        var spec = definition.path("spec");
        Manifest.elements(spec.path("versions"))
                .forEach(version ->
                        kinds.put(
                                StrictValidator.kind(
                                        spec.path("group").asText()
                                                + "/"
                                                + version.path("name").asText(),
                                        spec.path("names").path("kind").asText()),
                                new Schema(
                                        strict(version.path("schema").path("openAPIV3Schema")))));
    }

    private static JsonSchema strict(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.withObjectProperty("properties").putObject("apiVersion").put("type", "string");
        copy.withObjectProperty("properties").putObject("kind").put("type", "string");
        copy.withObjectProperty("properties").putObject("metadata").put("type", "object");
        close(copy);
        return SCHEMAS.getSchema(copy);
    }

    /** A cluster drops fields that it does not know. Here they are flaws. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(CustomKinds::close);
    }

    private record Schema(JsonSchema schema) implements KindCheck {
        @Override
        public List<String> flaws(JsonNode object) {
            return schema.validate(object).stream().map(Object::toString).sorted().toList();
        }
    }
}
