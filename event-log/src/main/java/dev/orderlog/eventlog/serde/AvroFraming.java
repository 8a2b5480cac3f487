package dev.orderlog.eventlog.serde;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.batch.FailureKind;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Avro values in the Confluent wire format, with schemas known to a registry: one subject per event type (record-name strategy).
 * Registry look-ups happen once per schema and are cached for good.
 */
public final class AvroFraming {

    private static final int SCHEMAS_MAX = 1_000;

    private final KafkaAvroSerializer serializer;
    private final KafkaAvroDeserializer deserializer;

    private AvroFraming(SchemaRegistryClient client, Map<String, Object> settings) {
        this.serializer = new KafkaAvroSerializer(client, settings);
        this.deserializer = new KafkaAvroDeserializer(client, settings);
    }

    /**
     * @param registryUrl one or more registry addresses, separated by commas; {@code mock://name} in unit tests
     * @param autoRegister whether unknown schemas are registered on first use: for development only
     */
    public static AvroFraming against(String registryUrl, boolean autoRegister) {
        var settings = settings(registryUrl, autoRegister);
        var client =
                SchemaRegistryClientFactory.newClient(
                        List.of(registryUrl.split(",")),
                        SCHEMAS_MAX,
                        List.of(new AvroSchemaProvider()),
                        settings,
                        Map.of());
        return new AvroFraming(client, settings);
    }

    /** The client settings that every reader and writer of the log shares. */
    public static Map<String, Object> settings(String registryUrl, boolean autoRegister) {
        var settings = new HashMap<String, Object>();
        settings.put("schema.registry.url", registryUrl);
        settings.put("auto.register.schemas", autoRegister);
        settings.put("value.subject.name.strategy", RecordNameStrategy.class.getName());
        settings.put("avro.remove.java.properties", true);
        settings.put("avro.use.logical.type.converters", true);
        settings.put("specific.avro.reader", true);
        return settings;
    }

    /** @throws SerializationException when the schema is not registered or the registry is away */
    public byte[] frame(String topic, SpecificRecord event) {
        return serializer.serialize(topic, event);
    }

    /**
     * @throws UndecodableEventException when the bytes are not framed Avro of a schema that the registry and this process know
     * @throws SerializationException when the registry could not be asked
     */
    public SpecificRecord read(String topic, byte[] framed) {
        try {
            if (deserializer.deserialize(topic, framed) instanceof SpecificRecord event) {
                return event;
            }
        } catch (SerializationException failed) {
            if (FailureKind.of(failed) == FailureKind.OUTAGE) {
                throw failed;
            }
            throw new UndecodableEventException(String.valueOf(failed.getMessage()), failed);
        }
        throw new UndecodableEventException("the value is no event of a type known here");
    }
}
