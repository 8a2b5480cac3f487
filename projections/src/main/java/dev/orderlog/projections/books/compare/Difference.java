package dev.orderlog.projections.books.compare;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A field of an order that is not the same in both.
 *
 * @param field its path, {@code payment.status} or {@code lines[0].sku} for example; {@code order} for an order that one side has not
 * @param inLog what the log makes of it; null for nothing
 * @param inView what the view shows; null for nothing
 */
public record Difference(
        String order, String field, @Nullable String inLog, @Nullable String inView) {

    private static final String WHOLE = "order";

    /** Field by field, in the order of their paths. */
    public static List<Difference> between(
            String order, @Nullable JsonNode log, @Nullable JsonNode view) {
        if (log == null || view == null) {
            return log == view ? List.of() : List.of(missing(order, log, view));
        }
        var inLog = new TreeMap<String, String>();
        flatten("", log, inLog);
        var inView = new TreeMap<String, String>();
        flatten("", view, inView);
        var fields = new TreeSet<>(inLog.keySet());
        fields.addAll(inView.keySet());
        var differences = new ArrayList<Difference>();
        for (var field : fields) {
            if (!Objects.equals(inLog.get(field), inView.get(field))) {
                differences.add(new Difference(order, field, inLog.get(field), inView.get(field)));
            }
        }
        return differences;
    }

    private static Difference missing(
            String order, @Nullable JsonNode log, @Nullable JsonNode view) {
        return new Difference(order, WHOLE, status(log), status(view));
    }

    private static @Nullable String status(@Nullable JsonNode order) {
        return order == null ? null : order.path("status").asText();
    }

    private static void flatten(String path, JsonNode node, TreeMap<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            flatten(
                                    path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                                    field.getValue(),
                                    into));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                flatten(path + "[" + index + "]", node.get(index), into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.asText());
        }
    }
}
