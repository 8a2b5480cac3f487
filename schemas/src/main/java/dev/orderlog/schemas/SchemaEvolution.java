package dev.orderlog.schemas;

import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rule by which events evolve: every version of a schema reads what every other version wrote (the registry calls it
 * {@value #LEVEL}), and a field never changes its meaning while keeping its name.
 *
 * <p>In practice: new fields have a default, fields without a default stay, types and logical types stay.
 */
public final class SchemaEvolution {

    public static final String LEVEL = "FULL_TRANSITIVE";

    private SchemaEvolution() {}

    /**
     * What one version cannot do with another.
     *
     * @param field path of the field, for example {@code lines.unitPrice.currency}; empty when the whole record is meant
     */
    public record Break(String field, String explanation) {
        @Override
        public String toString() {
            return field.isEmpty() ? explanation : "field " + field + ": " + explanation;
        }
    }

    /**
     * Everything that forbids a new version of a schema; empty when it may follow.
     *
     * @param earlier all earlier versions by name, for example {@code v1}
     */
    public static List<Break> breaks(Schema candidate, Map<String, Schema> earlier) {
        return earlier.entrySet().stream()
                .flatMap(version -> breaks(candidate, version.getKey(), version.getValue()))
                .toList();
    }

    private static Stream<Break> breaks(Schema candidate, String version, Schema earlier) {
        var changed = new ArrayList<Break>();
        compareUnits("", candidate, earlier, version, changed);
        return Stream.of(
                        unreadable(
                                candidate,
                                earlier,
                                "the new schema cannot read events of " + version),
                        unreadable(
                                earlier,
                                candidate,
                                "readers of " + version + " cannot read events of the new schema"),
                        changed.stream())
                .flatMap(found -> found);
    }

    private static Stream<Break> unreadable(Schema reader, Schema writer, String whatFails) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found ->
                        new Break(
                                field(found, reader),
                                whatFails
                                        + " ("
                                        + found.getType()
                                        + ": "
                                        + found.getMessage()
                                        + ")"));
    }

    private static void compareUnits(
            String path, Schema now, Schema then, String version, List<Break> found) {
        if (!Objects.equals(unit(now), unit(then))) {
            found.add(
                    new Break(
                            path,
                            "its unit was "
                                    + unit(then)
                                    + " in "
                                    + version
                                    + " and is now "
                                    + unit(now)));
        }
        if (now.getType() != then.getType()) {
            return;
        }
        switch (now.getType()) {
            case RECORD ->
                    now.getFields()
                            .forEach(field -> {
                                var before = then.getField(field.name());
                                if (before != null) {
                                    compareUnits(
                                            join(path, field.name()),
                                            field.schema(),
                                            before.schema(),
                                            version,
                                            found);
                                }
                            });
            case ARRAY ->
                    compareUnits(path, now.getElementType(), then.getElementType(), version, found);
            case MAP -> compareUnits(path, now.getValueType(), then.getValueType(), version, found);
            case UNION ->
                    now.getTypes()
                            .forEach(branch ->
                                    then.getTypes().stream()
                                            .filter(before -> before.getType() == branch.getType())
                                            .forEach(before ->
                                                    compareUnits(
                                                            path, branch, before, version, found)));
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static @Nullable String unit(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return type == null ? schema.getProp("logicalType") : type.getName();
    }

    /** Avro names the place by position in the reader, such as {@code /fields/2/type/items/fields/0}. */
    private static String field(Incompatibility found, Schema reader) {
        var steps = found.getLocation().split("/", -1);
        var path = "";
        var schema = reader;
        for (int i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "fields" -> {
                    var position = schema.getFields().get(Integer.parseInt(steps[++i]));
                    path = join(path, position.name());
                    schema = position.schema();
                }
                case "items" -> schema = schema.getElementType();
                case "values" -> schema = schema.getValueType();
                default -> {}
            }
        }
        return path;
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
