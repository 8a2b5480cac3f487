package dev.orderlog.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The AsyncAPI 3 document of both topics, written from the schemas and the catalogue. */
final class AsyncApiDocument {

    private static final String AVRO = "application/vnd.apache.avro;version=1.12.0";
    private static final String KAFKA_BINDING = "0.5.0";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(
                            YAMLGenerator.Feature.WRITE_DOC_START_MARKER,
                            YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(
                            YAMLGenerator.Feature.MINIMIZE_QUOTES,
                            YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build();

    private final TopicCatalogue catalogue;
    private final EventSchemas schemas;

    AsyncApiDocument(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
        this.schemas = EventSchemas.of(catalogue);
    }

    String yaml() throws JsonProcessingException {
        return "# Written from the schemas and topics.yaml; rewrite it with "
                + Approved.howToRewrite()
                + "\n"
                + YAML.writeValueAsString(document());
    }

    private Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/avro");
        document.put(
                "channels",
                each(catalogue.topics(), (all, topic) -> all.put(topic.name(), channel(topic))));
        document.put(
                "operations",
                each(
                        catalogue.topics(),
                        (all, topic) -> {
                            all.put("emit-" + topic.name(), operation("send", topic));
                            all.put("hear-" + topic.name(), operation("receive", topic));
                        }));
        var components = new LinkedHashMap<String, Object>();
        components.put(
                "messages",
                each(schemas.all(), (all, event) -> all.put(event.type(), message(event))));
        components.put("messageTraits", Map.of("event", trait()));
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Orderlog events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "What happens to orders and to stock. Records are CloudEvents in Kafka's binary"
                    + " content mode; values are Avro in the Confluent wire format (a zero byte,"
                    + " the schema id in four bytes, the Avro binary encoding).");
        info.put("license", Map.of("name", "Apache-2.0"));
        return info;
    }

    private static Map<String, Object> channel(Topic topic) {
        var kafka = new LinkedHashMap<String, Object>();
        kafka.put("topic", topic.name());
        kafka.put("partitions", topic.partitions());
        kafka.put("replicas", topic.production().replicas());
        kafka.put(
                "topicConfiguration",
                each(
                        List.of(topic),
                        (settings, of) -> {
                            settings.put("cleanup.policy", List.of(of.cleanup().name()));
                            settings.put("retention.ms", of.retention().milliseconds());
                        }));
        kafka.put("bindingVersion", KAFKA_BINDING);

        var channel = new LinkedHashMap<String, Object>();
        channel.put("address", topic.name());
        channel.put(
                "description",
                topic.description()
                        + " Keyed by "
                        + topic.key()
                        + ", owned by "
                        + topic.owner()
                        + ".");
        channel.put(
                "messages",
                each(
                        topic.events(),
                        (all, event) ->
                                all.put(
                                        event.type(),
                                        Map.of("$ref", "#/components/messages/" + event.type()))));
        channel.put("bindings", Map.of("kafka", kafka));
        return channel;
    }

    private static Map<String, Object> operation(String action, Topic topic) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("action", action);
        operation.put("channel", Map.of("$ref", "#/channels/" + topic.name()));
        return operation;
    }

    private Map<String, Object> message(EventSchema event) {
        var place = catalogue.event(event.type()).orElseThrow();
        var message = new LinkedHashMap<String, Object>();
        message.put("name", event.type());
        message.put("title", event.type());
        message.put("summary", event.schema().getDoc());
        message.put("tags", List.of(Map.of("name", place.emittedBy())));
        message.put("traits", List.of(Map.of("$ref", "#/components/messageTraits/event")));
        message.put("payload", payload(event));
        return message;
    }

    private static Map<String, Object> payload(EventSchema event) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("schemaFormat", AVRO);
        payload.put("schema", json(event.schema().toString()));
        return payload;
    }

    private static Map<String, Object> trait() {
        var headers = new LinkedHashMap<String, Object>();
        headers.put("type", "object");
        headers.put(
                "required",
                RecordHeader.ALL.stream()
                        .filter(RecordHeader::required)
                        .map(RecordHeader::name)
                        .toList());
        headers.put(
                "properties",
                each(RecordHeader.ALL, (all, header) -> all.put(header.name(), header(header))));

        var kafka = new LinkedHashMap<String, Object>();
        kafka.put("key", Map.of("type", "string"));
        kafka.put("schemaIdLocation", "payload");
        kafka.put("schemaIdPayloadEncoding", "confluent");
        kafka.put("schemaLookupStrategy", "RecordNameStrategy");
        kafka.put("bindingVersion", KAFKA_BINDING);

        var trait = new LinkedHashMap<String, Object>();
        trait.put("contentType", "application/avro");
        trait.put("headers", headers);
        trait.put("bindings", Map.of("kafka", kafka));
        return trait;
    }

    private static Map<String, Object> header(RecordHeader header) {
        var property = new LinkedHashMap<String, Object>();
        property.put("type", "string");
        property.put("description", header.meaning());
        property.put("examples", List.of(header.example()));
        return property;
    }

    private static <T> Map<String, Object> each(
            List<T> all, BiConsumer<Map<String, Object>, T> put) {
        var map = new LinkedHashMap<String, Object>();
        all.forEach(one -> put.accept(map, one));
        return map;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
