package dev.orderlog.projections.wire;

import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.schemas.EventSerde;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.github.resilience4j.retry.Retry;

import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** From the Confluent wire format to generated classes. A registry that does not answer is waited for. */
final class AvroFrames {

    private static final int HEADER_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final EventSerde serde;
    private final Retry patience;
    private final Set<Integer> fetched = ConcurrentHashMap.newKeySet();

    AvroFrames(SchemaRegistryClient registry, EventSerde serde, Retry patience) {
        this.registry = registry;
        this.serde = serde;
        this.patience = patience;
    }

    SpecificRecord read(Envelope envelope) {
        int schemaId = schemaId(envelope.value());
        if (!fetched.contains(schemaId)) {
            patience.executeRunnable(() -> fetchSchema(schemaId));
            fetched.add(schemaId);
        }
        var record = decode(envelope, schemaId);
        if (!record.getSchema().getName().equals(envelope.type())) {
            throw new UndecodableException(
                    "schema " + schemaId + " is not one of " + envelope.type());
        }
        return record;
    }

    private SpecificRecord decode(Envelope envelope, int schemaId) {
        try {
            return serde.decode(envelope.topic(), envelope.value());
        } catch (RuntimeException unreadable) {
            throw new UndecodableException("not readable by schema " + schemaId, unreadable);
        }
    }

    private static int schemaId(byte[] framed) {
        if (framed.length < HEADER_BYTES || framed[0] != 0) {
            throw new UndecodableException("not in the Confluent wire format");
        }
        return ByteBuffer.wrap(framed, 1, Integer.BYTES).getInt();
    }

    /** Done apart from decoding, to tell a value that cannot be read from a registry that cannot be asked. */
    private void fetchSchema(int schemaId) {
        try {
            registry.getSchemaById(schemaId);
        } catch (RestClientException answer) {
            if (answer.getStatus() == NOT_FOUND) {
                throw new UndecodableException("the registry has no schema " + schemaId, answer);
            }
            throw new RegistryUnavailableException(schemaId, answer);
        } catch (IOException unreachable) {
            throw new RegistryUnavailableException(schemaId, unreachable);
        }
    }
}
