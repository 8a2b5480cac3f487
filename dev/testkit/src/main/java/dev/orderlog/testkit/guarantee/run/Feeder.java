package dev.orderlog.testkit.guarantee.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.testkit.guarantee.Fed;
import dev.orderlog.testkit.guarantee.Place;
import dev.orderlog.testkit.guarantee.Poison;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Puts records into the log as the services that do not run here would. What is not acknowledged yet is sent again by its producer. */
final class Feeder implements AutoCloseable {

    private static final String NOBODY = new UUID(0, 0).toString();
    private static final byte[] GARBAGE = "garbage".getBytes(UTF_8);
    private static final byte[] NOT_REGISTERED = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3};

    /** Of all events of a run. A recent one: a broker that starts again forgets who wrote what is older than a day, and takes repeats. */
    private final Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final EventSchemas schemas = EventSchemas.load();
    private final EventSerde serde =
            EventSerde.at(RegistrySettings.at(SharedServers.registry().url()).withAutoRegister());
    private final KafkaProducer<String, byte[]> producer;
    private final Map<UUID, ProducerRecord<String, byte[]>> records = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<UUID, UUID> causes = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(Item item, byte[] value, Future<RecordMetadata> acknowledged) {}

    /** One request at a time, as relays send: of two, a broker that becomes leader may refuse the first and take the second. */
    Feeder(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "max.in.flight.requests.per.connection",
                                1),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    void feed(Item item) {
        var record = records.computeIfAbsent(item.id(), _ -> record(item));
        sent.add(new Sent(item, record.value(), producer.send(record)));
    }

    /** Everything that was fed, each with its place, as soon as all of it is acknowledged. */
    List<Fed> acknowledged() {
        producer.flush();
        return sent.stream().map(Feeder::fed).toList();
    }

    private static Fed fed(Sent sent) {
        try {
            var at = sent.acknowledged().get();
            return new Fed(
                    sent.item().id().toString(),
                    sent.item().event().getSchema().getName(),
                    sent.item().orderId().toString(),
                    new Place(at.topic(), at.partition(), at.offset()),
                    sent.value(),
                    sent.item().poison());
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("the log did not take " + sent.item(), failed);
        }
    }

    private ProducerRecord<String, byte[]> record(Item item) {
        var schema = schemas.event(item.event().getSchema().getName());
        var topic = schema.topic().name();
        var order = item.orderId();
        var good =
                new Envelope(
                        item.id(),
                        schema.type(),
                        "/" + schema.emittedBy(),
                        order.toString(),
                        topic,
                        time,
                        causes.get(order),
                        order,
                        sequences.merge(order + schema.emittedBy(), 1L, Long::sum),
                        1,
                        null,
                        serde.encode(topic, item.event()));
        if (item.poison().isEmpty()) {
            causes.put(order, item.id());
            return CloudEventHeaders.toRecord(good, 0);
        }
        return spoilt(good, item.poison().get());
    }

    private ProducerRecord<String, byte[]> spoilt(Envelope good, Poison poison) {
        var record = CloudEventHeaders.toRecord(good, 0);
        return switch (poison) {
            case UNACCEPTABLE_CONTENT -> record;
            case UNDECODABLE_BYTES -> with(record, record.key(), GARBAGE);
            case UNKNOWN_SCHEMA -> with(record, record.key(), NOT_REGISTERED);
            case WRONG_KEY -> with(record, NOBODY, record.value());
            case UNKNOWN_TYPE -> {
                record.headers().remove(CloudEventHeaders.TYPE);
                record.headers().add(CloudEventHeaders.TYPE, "OrderGiftWrapped".getBytes(UTF_8));
                yield record;
            }
            case NO_HEADERS -> {
                for (var header : record.headers().toArray()) {
                    record.headers().remove(header.key());
                }
                yield record;
            }
        };
    }

    /** In the partition of the order's own records, whatever the key. */
    private ProducerRecord<String, byte[]> with(
            ProducerRecord<String, byte[]> good, String key, byte[] value) {
        int partitions = producer.partitionsFor(good.topic()).size();
        int partition = BuiltInPartitioner.partitionForKey(good.key().getBytes(UTF_8), partitions);
        return new ProducerRecord<>(
                good.topic(), partition, good.timestamp(), key, value, good.headers());
    }

    @Override
    public void close() {
        producer.close();
        try {
            serde.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
