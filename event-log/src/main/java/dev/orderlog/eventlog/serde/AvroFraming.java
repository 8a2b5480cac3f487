package dev.orderlog.eventlog.serde;

import dev.orderlog.eventlog.batch.EventCodec.UndecodableEventException;
import dev.orderlog.eventlog.batch.EventCodec.UnknownSchemaException;
import dev.orderlog.eventlog.batch.FailureKind;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Avro values in the Confluent wire format, with schemas known to a registry: one subject per event type (record-name strategy).
 * Registry look-ups happen once per schema and are cached for good; one that fails is not repeated here, because whoever asks
 * waits and says so meanwhile.
 */
public final class AvroFraming {

    private static final int SCHEMAS_MAX = 1_000;
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int READ_TIMEOUT_MS = 5_000;

    /** Magic byte and schema id. */
    private static final int FRAME_BYTES = 1 + Integer.BYTES;

    private final SchemaRegistryClient registry;
    private final KafkaAvroSerializer serializer;
    private final KafkaAvroDeserializer deserializer;
    private final Set<Integer> fetched = ConcurrentHashMap.newKeySet();

    private AvroFraming(SchemaRegistryClient client, Map<String, Object> settings) {
        this.registry = client;
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
        settings.put("http.connect.timeout.ms", CONNECT_TIMEOUT_MS);
        settings.put("http.read.timeout.ms", READ_TIMEOUT_MS);
        settings.put("max.retries", 0);
        return settings;
    }

    /** @throws SerializationException when the schema is not registered or the registry is away */
    public byte[] frame(String topic, SpecificRecord event) {
        return serializer.serialize(topic, event);
    }

    /**
     * @throws UnknownSchemaException when the registry answers that it has no such schema
     * @throws UndecodableEventException when the bytes are not framed Avro of a schema that this process knows
     * @throws RetriableException when the registry could not be asked, or would not answer
     */
    public SpecificRecord read(String topic, byte[] framed) {
        fetchSchema(schemaId(framed));
        try {
            if (deserializer.deserialize(topic, framed) instanceof SpecificRecord event) {
                return event;
            }
        } catch (SerializationException failed) {
            if (FailureKind.of(failed) == FailureKind.OUTAGE) {
                throw failed;
            }
            throw new UndecodableEventException(words(failed), failed);
        } catch (RuntimeException failed) {
            throw new UndecodableEventException(failed.toString(), failed);
        }
        throw new UndecodableEventException("the value is no event of a type known here");
    }

    private static int schemaId(byte[] framed) {
        if (framed.length < FRAME_BYTES || framed[0] != 0) {
            throw new UndecodableEventException("the value is not in the Confluent wire format");
        }
        return ByteBuffer.wrap(framed, 1, Integer.BYTES).getInt();
    }

    /** Apart from decoding, to tell a value that cannot be read from a registry that cannot be asked; cached by the client. */
    private void fetchSchema(int id) {
        if (fetched.contains(id)) {
            return;
        }
        try {
            registry.getSchemaById(id);
            fetched.add(id);
        } catch (IOException | RestClientException failed) {
            if (FailureKind.of(failed) == FailureKind.CULPRIT
                    && failed instanceof RestClientException) {
                throw new UnknownSchemaException("the registry has no schema " + id, failed);
            }
            throw new RegistryAwayException("schema " + id + ": " + failed, failed);
        }
    }

    private static String words(SerializationException failed) {
        var cause = failed.getCause();
        return failed.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    /** The registry cannot be asked, or refuses to answer: an outage, whatever the bytes are. */
    private static final class RegistryAwayException extends RetriableException {
        private static final long serialVersionUID = 1L;

        RegistryAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
