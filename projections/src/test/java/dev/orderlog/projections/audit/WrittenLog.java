package dev.orderlog.projections.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.embedded.SharedServers;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.events.OrderCompleted;
import dev.orderlog.events.ShipmentDelivered;
import dev.orderlog.events.ShipmentPickedUp;
import dev.orderlog.events.StockReserved;
import dev.orderlog.projections.audit.read.LogAccess;
import dev.orderlog.projections.audit.read.SideBySide;
import dev.orderlog.projections.log.EventStream;
import dev.orderlog.projections.log.Events;
import dev.orderlog.projections.wire.EventReaders;
import dev.orderlog.schemas.EventSchemas;
import dev.orderlog.schemas.EventSerde;
import dev.orderlog.schemas.RegistrySettings;
import dev.orderlog.schemas.SchemaRegistration;
import dev.orderlog.schemas.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders as the services would tell them, written into topics of their own on a real broker, where a test may damage them first. */
public final class WrittenLog implements AutoCloseable {

    private static final int PARTITIONS = 4;

    static final Instant LATER = EventStream.START.plusSeconds(1_000_000);

    private final EventSerde serde;
    private final Topics topics =
            new Topics(
                    SharedServers.freshTopic("audited-orders", PARTITIONS),
                    SharedServers.freshTopic("audited-stock", 2));
    private final Map<String, Long> sequences = new HashMap<>();
    private long said;
    private int shelf;
    private int held;

    /** In the order in which they will stand in the log. */
    final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    public WrittenLog() throws IOException {
        var registry = RegistrySettings.at(SharedServers.registry().url());
        try (var client = registry.connect()) {
            new SchemaRegistration(client).register(EventSchemas.load());
        }
        serde = EventSerde.at(registry);
    }

    public void stock(int quantity) {
        shelf = quantity;
        say("lamp", null, Events.received("lamp", quantity));
    }

    /** From its placement to its end. */
    public UUID order() {
        var order = UUID.randomUUID();
        var key = order.toString();
        var placed = say(key, null, Events.placed(order));
        var charged = say(key, placed, Events.charged(order));
        var reserved = say(key, charged, Events.reserved(order));
        shelf -= 2;
        held += 2;
        say("lamp", charged, hold(order));
        say(key, reserved, Events.shipmentCreated(order));
        say(key, null, new ShipmentPickedUp(order, Events.AT.plusSeconds(4)));
        var delivered = say(key, null, new ShipmentDelivered(order, Events.AT.plusSeconds(5)));
        say(key, delivered, new OrderCompleted(order, Events.AT.plusSeconds(6)));
        return order;
    }

    private SpecificRecord hold(UUID order) {
        return StockReserved.newBuilder()
                .setSku("lamp")
                .setOrderId(order)
                .setQuantity(2)
                .setAvailable(shelf)
                .setReserved(held)
                .setReservedAt(Events.AT)
                .build();
    }

    private UUID say(String key, @Nullable UUID cause, SpecificRecord event) {
        var type = event.getSchema().getName();
        var source = EventStream.source(type);
        var topic =
                TopicCatalogue.load().topicOf(type).orElseThrow().name().equals("stock-events")
                        ? topics.stock()
                        : topics.orders();
        var id = UUID.randomUUID();
        var envelope =
                new Envelope(
                        id,
                        type,
                        source,
                        key,
                        topic,
                        EventStream.START.plusSeconds(++said),
                        cause,
                        UUID.randomUUID(),
                        sequences.merge(key + source, 1L, Long::sum),
                        1,
                        null,
                        serde.encode(topic, event));
        records.add(CloudEventHeaders.toRecord(envelope, said));
        return id;
    }

    int indexOf(UUID order, String type) {
        for (int index = 0; index < records.size(); index++) {
            var record = records.get(index);
            if (record.key().equals(order.toString())
                    && CloudEventHeaders.type(record.headers()).orElse("").equals(type)) {
                return index;
            }
        }
        throw new AssertionError("no " + type + " of " + order);
    }

    /** Of an order's key. */
    public static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
    }

    public Topics topics() {
        return topics;
    }

    public void write() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        SharedServers.kafka().bootstrapServers(),
                        "acks",
                        "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(producer::send);
        }
    }

    public SideBySide reading() {
        return new SideBySide(
                new LogAccess(
                        Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers())),
                2,
                _ -> {},
                () -> false);
    }

    public static EventReaders readers() {
        return new EventReaders(RegistrySettings.at(SharedServers.registry().url()));
    }

    @Override
    public void close() throws IOException {
        serde.close();
    }
}
