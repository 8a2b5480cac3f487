package dev.orderlog.schemas;

import static java.util.stream.Collectors.toMap;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;

import org.apache.avro.specific.SpecificRecordBase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of every event type in the topic catalogue. */
public final class EventSchemas {

    private final Map<String, EventSchema> byType;

    private EventSchemas(Map<String, EventSchema> byType) {
        this.byType = byType;
    }

    /** @throws IllegalStateException when the catalogue names an event that has no schema */
    public static EventSchemas of(TopicCatalogue catalogue) {
        return new EventSchemas(
                catalogue.topics().stream()
                        .flatMap(topic ->
                                topic.events().stream().map(event -> schemaOf(topic, event)))
                        .collect(
                                toMap(
                                        EventSchema::type,
                                        event -> event,
                                        (first, second) -> first,
                                        LinkedHashMap::new)));
    }

    /** The schemas of the catalogue on the class path. */
    public static EventSchemas load() {
        return of(TopicCatalogue.load());
    }

    /** In the catalogue's order. */
    public List<EventSchema> all() {
        return List.copyOf(byType.values());
    }

    /** @throws IllegalArgumentException when the type is unknown */
    public EventSchema event(String type) {
        var schema = byType.get(type);
        if (schema == null) {
            throw new IllegalArgumentException("there is no event type " + type);
        }
        return schema;
    }

    private static EventSchema schemaOf(Topic topic, Topic.Event event) {
        try {
            var recordClass =
                    Class.forName(AvroTrust.PACKAGE + "." + event.type())
                            .asSubclass(SpecificRecordBase.class);
            var empty = recordClass.getDeclaredConstructor().newInstance();
            var published = AvroSchemaUtils.getSchema(empty, false, false, true);
            return new EventSchema(event.type(), topic, event.emittedBy(), recordClass, published);
        } catch (ReflectiveOperationException | ClassCastException missing) {
            throw new IllegalStateException(
                    "topic "
                            + topic.name()
                            + " carries "
                            + event.type()
                            + ", but there is no schema of that name",
                    missing);
        }
    }
}
