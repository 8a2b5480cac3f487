package dev.orderlog.projections.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.Collection;

/** A decoded payload as people write JSON: fields by name, times as text, nothing about unions. */
public final class PayloadJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PayloadJson() {}

    public static JsonNode of(IndexedRecord payload) {
        var node = NODES.objectNode();
        for (var field : payload.getSchema().getFields()) {
            var value = payload.get(field.pos());
            if (value != null) {
                node.set(field.name(), value(value));
            }
        }
        return node;
    }

    private static JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case IndexedRecord nested -> of(nested);
            case Collection<?> items -> {
                var array = NODES.arrayNode();
                items.forEach(item -> array.add(value(item)));
                yield array;
            }
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean truth -> NODES.booleanNode(truth);
            default -> NODES.textNode(value.toString());
        };
    }
}
