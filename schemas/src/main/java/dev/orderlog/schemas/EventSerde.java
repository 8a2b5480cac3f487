package dev.orderlog.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

import java.io.IOException;

/**
 * Between a generated record and its bytes in the Confluent wire format: magic byte 0, schema id in four bytes, Avro.
 *
 * <p>Safe for use by many threads. The registry is asked once per schema, then never again.
 */
public final class EventSerde implements AutoCloseable {

    private final SchemaRegistryClient registry;
    private final KafkaAvroSerializer serializer;
    private final KafkaAvroDeserializer deserializer;

    /** Closing the serde closes the registry client. */
    public EventSerde(SchemaRegistryClient registry, RegistrySettings settings) {
        AvroTrust.give();
        this.registry = registry;
        this.serializer = new KafkaAvroSerializer(registry, settings.serializerSettings());
        this.deserializer = new KafkaAvroDeserializer(registry, settings.deserializerSettings());
    }

    public static EventSerde at(RegistrySettings settings) {
        return new EventSerde(settings.connect(), settings);
    }

    /** @throws SerializationException when the schema is not registered, or the registry does not answer */
    public byte[] encode(String topic, SpecificRecord event) {
        return serializer.serialize(topic, event);
    }

    /** @throws SerializationException when the bytes are no event of ours, or the registry does not answer */
    public SpecificRecord decode(String topic, byte[] framed) {
        if (deserializer.deserialize(topic, framed) instanceof SpecificRecord event) {
            return event;
        }
        throw new SerializationException("the bytes hold no event of ours");
    }

    @Override
    public void close() throws IOException {
        serializer.close();
        deserializer.close();
        registry.close();
    }
}
