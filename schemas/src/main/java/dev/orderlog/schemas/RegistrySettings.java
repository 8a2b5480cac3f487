package dev.orderlog.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How our processes talk to the schema registry and frame events.
 *
 * <p>One subject per event type, named after the record. A serializer looks up the id of exactly the schema it was built with,
 * never the latest: during a rolling upgrade old and new instances write side by side.
 *
 * @param url base address of Confluent's REST interface; several may be given, separated by commas, and {@code mock://name}
 *     is a registry in memory
 * @param autoRegister register unknown schemas while writing; for development and tests only
 * @param client further settings of Confluent's client by its own names, for example {@code basic.auth.user.info}
 */
public record RegistrySettings(String url, boolean autoRegister, Map<String, String> client) {

    private static final int SCHEMAS_PER_SUBJECT_MAX = 1000;
    private static final String CONNECT_TIMEOUT_MS = "5000";
    private static final String READ_TIMEOUT_MS = "10000";

    public RegistrySettings {
        client = Map.copyOf(client);
    }

    /** A registry whose schemas were registered beforehand. */
    public static RegistrySettings at(String url) {
        return new RegistrySettings(url, false, Map.of());
    }

    public RegistrySettings withAutoRegister() {
        return new RegistrySettings(url, true, client);
    }

    public SchemaRegistryClient connect() {
        return SchemaRegistryClientFactory.newClient(
                List.of(url.split(",")),
                SCHEMAS_PER_SUBJECT_MAX,
                List.of(new AvroSchemaProvider()),
                connectionSettings(),
                Map.of());
    }

    public Map<String, Object> serializerSettings() {
        var settings = connectionSettings();
        settings.put(
                KafkaAvroSerializerConfig.VALUE_SUBJECT_NAME_STRATEGY, RecordNameStrategy.class);
        settings.put(KafkaAvroSerializerConfig.AUTO_REGISTER_SCHEMAS, autoRegister);
        settings.put(KafkaAvroSerializerConfig.USE_LATEST_VERSION, false);
        settings.put(KafkaAvroSerializerConfig.AVRO_USE_LOGICAL_TYPE_CONVERTERS_CONFIG, true);
        settings.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        return settings;
    }

    public Map<String, Object> deserializerSettings() {
        var settings = connectionSettings();
        settings.put(
                KafkaAvroDeserializerConfig.VALUE_SUBJECT_NAME_STRATEGY, RecordNameStrategy.class);
        settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        settings.put(KafkaAvroDeserializerConfig.AVRO_USE_LOGICAL_TYPE_CONVERTERS_CONFIG, true);
        return settings;
    }

    private Map<String, Object> connectionSettings() {
        var settings = new HashMap<String, Object>();
        settings.put(KafkaAvroSerializerConfig.SCHEMA_REGISTRY_URL_CONFIG, url);
        settings.put(
                KafkaAvroSerializerConfig.MAX_SCHEMAS_PER_SUBJECT_CONFIG, SCHEMAS_PER_SUBJECT_MAX);
        settings.put(KafkaAvroSerializerConfig.HTTP_CONNECT_TIMEOUT_MS, CONNECT_TIMEOUT_MS);
        settings.put(KafkaAvroSerializerConfig.HTTP_READ_TIMEOUT_MS, READ_TIMEOUT_MS);
        settings.putAll(client);
        return settings;
    }
}
