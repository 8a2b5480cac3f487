package dev.orderlog.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.Consumer;

/**
 * A copy of a manifest in which one thing is wrong.
 *
 * @param mistake in words
 * @param title kind and name of the manifest
 * @param change makes the mistake
 */
record Twin(String mistake, String title, Consumer<ObjectNode> change) {

    static Twin renamed(String title, String pointer, String field, String typo) {
        return new Twin(
                field + " is spelt " + typo,
                title,
                root -> {
                    var object = at(root, pointer);
                    object.set(typo, object.remove(field));
                });
    }

    static Twin without(String title, String pointer, String field) {
        return new Twin(field + " is missing", title, root -> at(root, pointer).remove(field));
    }

    static Twin with(String title, String pointer, String field, String value) {
        return new Twin(field + " is " + value, title, root -> at(root, pointer).put(field, value));
    }

    Manifest of(Manifest original) {
        ObjectNode copy = original.content().deepCopy();
        change.accept(copy);
        if (copy.equals(original.content())) {
            throw new IllegalStateException(this + " changes nothing");
        }
        return new Manifest("twin", copy);
    }

    private static ObjectNode at(JsonNode root, String pointer) {
        return (ObjectNode) root.requiredAt(pointer);
    }

    @Override
    public String toString() {
        return title + ": " + mistake;
    }
}
