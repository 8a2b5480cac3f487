package dev.orderlog.schemas;

import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** How events are written down: names, docs, units. */
final class Conventions {

    private static final Pattern RECORD_NAME = Pattern.compile("([A-Z][a-z0-9]+)+");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z]+([A-Z][a-z0-9]+|[0-9]+)*");
    private static final Pattern TIME_NAME = Pattern.compile(".*(At|Deadline)");
    private static final Pattern SENTENCES = Pattern.compile("[A-Z].*\\.", Pattern.DOTALL);

    private final List<String> broken = new ArrayList<>();
    private final Set<Schema> seen = new HashSet<>();

    private Conventions() {}

    /** Every convention that the schema, or a record within it, breaks. */
    static List<String> brokenBy(Schema schema) {
        var conventions = new Conventions();
        conventions.visit("", schema);
        return conventions.broken;
    }

    private void visit(String place, Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema)) {
                    record(schema);
                }
            }
            case ARRAY -> visit(place, schema.getElementType());
            case MAP -> visit(place, schema.getValueType());
            case UNION -> {
                require(
                        schema.isNullable() && schema.getTypes().size() == 2,
                        place,
                        "a union is an optional field only");
                schema.getTypes().forEach(branch -> visit(place, branch));
            }
            case ENUM ->
                    require(
                            false,
                            place,
                            "a new symbol breaks old readers: use a string and document the"
                                    + " values");
            case FLOAT, DOUBLE -> require(false, place, "no fractions: count whole units");
            case STRING, BYTES, INT, LONG, BOOLEAN, NULL, FIXED -> {}
        }
    }

    private void record(Schema record) {
        require(
                RECORD_NAME.matcher(record.getName()).matches(),
                record.getName(),
                "a record is named LikeThis");
        require(
                AvroTrust.PACKAGE.equals(record.getNamespace()),
                record.getName(),
                "the namespace is " + AvroTrust.PACKAGE);
        requireDoc(record.getDoc(), record.getName());
        for (var field : record.getFields()) {
            var place = record.getName() + "." + field.name();
            require(FIELD_NAME.matcher(field.name()).matches(), place, "a field is named likeThis");
            requireDoc(field.doc(), place);
            units(place, field);
            require(
                    !field.schema().isNullable()
                            || JsonProperties.NULL_VALUE.equals(field.defaultVal()),
                    place,
                    "an optional field is null by default");
            visit(place, field.schema());
        }
    }

    private void units(String place, Schema.Field field) {
        var unit =
                field.schema().getLogicalType() == null
                        ? ""
                        : field.schema().getLogicalType().getName();
        var doc = Objects.requireNonNullElse(field.doc(), "");
        require(
                TIME_NAME.matcher(field.name()).matches() == unit.startsWith("timestamp"),
                place,
                "a time, and nothing else, is named ...At or ...Deadline");
        require(
                !unit.startsWith("timestamp") || unit.equals("timestamp-micros"),
                place,
                "times are timestamp-micros");
        require(
                !unit.startsWith("timestamp") || doc.contains("microseconds"),
                place,
                "the doc names the unit");
        require(
                !field.name().equals("orderId") || unit.equals("uuid"),
                place,
                "an order id is a uuid");
        require(
                !field.name().startsWith("amount") || doc.contains("minor units") || isMoney(field),
                place,
                "an amount is Money");
        require(
                !Set.of("quantity", "delta", "requested", "available", "reserved")
                                .contains(field.name())
                        || doc.toLowerCase(Locale.ROOT).contains("pieces"),
                place,
                "the doc names the unit: pieces");
        require(
                !field.name().equals("currency") || doc.contains("ISO 4217"),
                place,
                "the doc names the standard");
        require(
                !field.name().equals("country") || doc.contains("ISO 3166"),
                place,
                "the doc names the standard");
    }

    private static boolean isMoney(Schema.Field field) {
        return field.schema().getType() == Schema.Type.RECORD
                && field.schema().getName().equals("Money");
    }

    private void requireDoc(String doc, String place) {
        require(
                doc != null && SENTENCES.matcher(doc).matches(),
                place,
                "has no doc in whole sentences");
    }

    private void require(boolean kept, String place, String convention) {
        if (!kept) {
            broken.add(place + ": " + convention);
        }
    }
}
