package dev.orderlog.schemas;

import static java.util.stream.Collectors.joining;

import org.apache.avro.Schema;

import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The reference page of all events, written from the schemas and the catalogue. */
final class EventsPage {

    private static final String INTRODUCTION =
            """
            # Events

            Every fact that Orderlog tells, by topic. The page is written from `schemas/src/main/avro` and `topics.yaml`, and a test
            compares it on every build; to change it, change those and run `%s`.

            A record's value is Avro in the Confluent wire format: a zero byte, the schema id in four bytes (big-endian), the Avro
            binary encoding. Each event type has its own subject in the registry, `%s.<event type>`, whose versions are
            %s compatible: readers skip fields they do not know and fill in defaults for fields they miss. Reasons are
            plain text, not enumerations, so that new ones break nobody: treat an unknown reason as such.

            """;

    private final TopicCatalogue catalogue;
    private final EventSchemas schemas;

    EventsPage(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
        this.schemas = EventSchemas.of(catalogue);
    }

    String markdown() {
        return INTRODUCTION.formatted(
                        Approved.howToRewrite(), AvroTrust.PACKAGE, SchemaEvolution.LEVEL)
                + headers()
                + catalogue.topics().stream().map(this::topic).collect(joining())
                + "## Shared records\n\n"
                + sharedRecords()
                        .map(record -> "### " + record.getName() + "\n\n" + body(record))
                        .collect(joining("\n"));
    }

    private static String headers() {
        return "## Headers\n\nUTF-8 text, on every record of both topics.\n\n"
                + "| header | meaning | example |\n|---|---|---|\n"
                + RecordHeader.ALL.stream()
                        .map(header ->
                                "| `%s`%s | %s | `%s` |\n"
                                        .formatted(
                                                header.name(),
                                                header.required() ? "" : " (optional)",
                                                header.meaning(),
                                                header.example()))
                        .collect(joining())
                + "\n";
    }

    private String topic(Topic topic) {
        return "## Topic `%s`\n\n%s Key: %s. Partitions: %d. Kept: %s. Owner: %s.\n\n"
                        .formatted(
                                topic.name(),
                                topic.description(),
                                topic.key(),
                                topic.partitions(),
                                topic.retention().atMost().map(Object::toString).orElse("for ever"),
                                topic.owner())
                + "| event | emitted by | on seeing |\n|---|---|---|\n"
                + topic.events().stream().map(EventsPage::row).collect(joining())
                + "\n"
                + topic.events().stream().map(this::event).collect(joining());
    }

    private static String row(Topic.Event event) {
        return "| [`%s`](#%s) | %s | %s |\n"
                .formatted(event.type(), anchor(event.type()), event.emittedBy(), trigger(event));
    }

    private static String trigger(Topic.Event event) {
        var signal = event.signal();
        return Stream.concat(
                        event.causes().stream()
                                .map(cause -> "[`%s`](#%s)".formatted(cause, anchor(cause))),
                        Stream.ofNullable(signal))
                .collect(joining(", "));
    }

    private String event(Topic.Event event) {
        return "### " + event.type() + "\n\n" + body(schemas.event(event.type()).schema()) + "\n";
    }

    private static String body(Schema record) {
        return record.getDoc()
                + "\n\n| field | type | meaning |\n|---|---|---|\n"
                + record.getFields().stream()
                        .map(field ->
                                "| `%s` | %s | %s |\n"
                                        .formatted(field.name(), type(field.schema()), field.doc()))
                        .collect(joining());
    }

    private static String type(Schema schema) {
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case RECORD -> "[%s](#%s)".formatted(schema.getName(), anchor(schema.getName()));
            case ARRAY -> "list of " + type(schema.getElementType());
            case MAP -> "map to " + type(schema.getValueType());
            case UNION -> schema.getTypes().stream().map(EventsPage::type).collect(joining(" or "));
            case ENUM -> schema.getEnumSymbols().stream().collect(joining(" or "));
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL, FIXED ->
                    schema.getType().getName();
        };
    }

    private Stream<Schema> sharedRecords() {
        var found = new TreeSet<Schema>(Comparator.comparing(Schema::getName));
        schemas.all()
                .forEach(event ->
                        event.schema()
                                .getFields()
                                .forEach(field -> collect(field.schema(), found::add)));
        return found.stream();
    }

    private static void collect(Schema schema, Predicate<Schema> isNew) {
        switch (schema.getType()) {
            case RECORD -> {
                if (isNew.test(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), isNew));
                }
            }
            case ARRAY -> collect(schema.getElementType(), isNew);
            case MAP -> collect(schema.getValueType(), isNew);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, isNew));
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT);
    }
}
