package dev.orderlog.bench.measure;

import dev.orderlog.bench.load.OrderBodies;
import dev.orderlog.eventlog.event.CloudEventHeaders;
import dev.orderlog.eventlog.event.Envelope;
import dev.orderlog.eventlog.event.EventIds;
import dev.orderlog.eventlog.serde.AvroFraming;
import dev.orderlog.events.Address;
import dev.orderlog.events.Line;
import dev.orderlog.events.Money;
import dev.orderlog.events.OrderPlaced;
import dev.orderlog.events.PaymentCharged;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Events that a service hears: orders placed and charged.
 *
 * @param wave so many are placed before they are charged
 */
record SaidOrders(String topic, AvroFraming framing, long seed, int wave) {

    /** Orders placed and charged, in waves, as they come in a busy hour. */
    void say(String bootstrapServers, int orders) {
        var random = new Random(seed);
        var skus = OrderBodies.skus();
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                5,
                                "max.in.flight.requests.per.connection",
                                1),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var placed = new ArrayList<UUID>();
            for (int order = 0; order < orders; order++) {
                var id = EventIds.next();
                placed.add(id);
                send(producer, id, 1, "/order-api", placed(id, skus, random));
                if (placed.size() == wave || order == orders - 1) {
                    placed.forEach(
                            each -> send(producer, each, 1, "/payment-service", charged(each)));
                    placed.clear();
                }
            }
        }
    }

    private void send(
            KafkaProducer<String, byte[]> producer,
            UUID order,
            long sequence,
            String source,
            SpecificRecord event) {
        producer.send(
                CloudEventHeaders.toRecord(
                        new Envelope(
                                EventIds.next(),
                                event.getSchema().getName(),
                                source,
                                order.toString(),
                                topic,
                                Instant.now(),
                                null,
                                order,
                                sequence,
                                1,
                                null,
                                framing.frame(topic, event)),
                        sequence));
    }

    private static OrderPlaced placed(UUID id, List<String> skus, Random random) {
        var price = new Money(700L, "EUR");
        int lines = 1 + random.nextInt(3);
        int first = random.nextInt(skus.size());
        var all = new ArrayList<Line>();
        for (int line = 0; line < lines; line++) {
            all.add(new Line(skus.get((first + line) % skus.size()), 1 + random.nextInt(3), price));
        }
        return OrderPlaced.newBuilder()
                .setOrderId(id)
                .setCustomerId("customer-" + random.nextInt(100_000))
                .setLines(all)
                .setTotal(price)
                .setPaymentToken("tok_approve")
                .setShippingService("standard")
                .setShippingAddress(
                        Address.newBuilder()
                                .setName("Ada Lovelace")
                                .setLine1("12 St James Square")
                                .setCity("London")
                                .setPostalCode("SW1Y 4JH")
                                .setCountry("GB")
                                .build())
                .setPlacedAt(Instant.now())
                .build();
    }

    private static PaymentCharged charged(UUID id) {
        return new PaymentCharged(id, new Money(700L, "EUR"), "ch_" + id, Instant.now());
    }
}
