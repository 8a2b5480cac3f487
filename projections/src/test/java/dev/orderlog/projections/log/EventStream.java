package dev.orderlog.projections.log;

import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.Topic;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Everything that the services say of one key, numbered per service, each event caused by the one before it. */
public final class EventStream {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private static final TopicCatalogue CATALOGUE = TopicCatalogue.load();

    private final EventSerde serde;
    private final String key;
    private final UUID correlationId = UUID.randomUUID();
    private final Map<String, Long> sequences = new HashMap<>();
    private @Nullable UUID last;
    private long said;

    public EventStream(EventSerde serde, String key) {
        this.serde = serde;
        this.key = key;
    }

    public ProducerRecord<String, byte[]> say(SpecificRecord event) {
        var type = event.getSchema().getName();
        var sequence = sequences.merge(source(type), 1L, Long::sum);
        return record(event, type, sequence);
    }

    /** As if the service's events before it had got lost. */
    public ProducerRecord<String, byte[]> sayAs(long sequence, SpecificRecord event) {
        return record(event, event.getSchema().getName(), sequence);
    }

    public static String source(String type) {
        return "/" + CATALOGUE.event(type).map(Topic.Event::emittedBy).orElseThrow();
    }

    private ProducerRecord<String, byte[]> record(
            SpecificRecord event, String type, long sequence) {
        var topic = CATALOGUE.topicOf(type).orElseThrow().name();
        var id = UUID.randomUUID();
        var envelope =
                new Envelope(
                        id,
                        type,
                        source(type),
                        key,
                        topic,
                        START.plusSeconds(++said),
                        last,
                        correlationId,
                        sequence,
                        1,
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        serde.encode(topic, event));
        last = id;
        return CloudEventHeaders.toRecord(envelope, said);
    }
}
