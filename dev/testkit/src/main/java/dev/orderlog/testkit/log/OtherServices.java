package dev.orderlog.testkit.log;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Says in the log what services that do not run in this test would have said. */
public final class OtherServices implements AutoCloseable {

    private final EventSchemas schemas = EventSchemas.load();
    private final EventSerde serde =
            EventSerde.at(RegistrySettings.at(SharedServers.registry().url()).withAutoRegister());
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    /** @return the event, to be said again where a test wants a duplicate */
    public Envelope say(UUID orderId, SpecificRecord event) {
        var schema = schemas.event(event.getSchema().getName());
        var envelope =
                new Envelope(
                        EventIds.next(),
                        schema.type(),
                        "/" + schema.emittedBy(),
                        orderId.toString(),
                        schema.topic().name(),
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        null,
                        orderId,
                        1,
                        1,
                        null,
                        serde.encode(schema.topic().name(), event));
        sayAgain(envelope);
        return envelope;
    }

    public void sayAgain(Envelope event) {
        producer.send(CloudEventHeaders.toRecord(event, 0));
        producer.flush();
    }

    @Override
    public void close() throws IOException {
        producer.close();
        serde.close();
    }
}
