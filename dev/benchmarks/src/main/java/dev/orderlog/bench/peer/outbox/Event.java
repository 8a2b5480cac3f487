package dev.orderlog.bench.peer.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderlog.bench.peer.orders.Order;
import dev.orderlog.eventlog.event.EventIds;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

import java.util.UUID;

/** Something that happened to an order. It carries the order, so that nobody needs to ask for it. */
record Event(UUID id, String type, UUID orderId, byte[] payload) {

    private static final String ID = "id";
    private static final String TYPE = "type";

    static Event of(String type, Order order) {
        return new Event(EventIds.next(), type, order.id(), order.json());
    }

    static Event of(ConsumerRecord<String, byte[]> read) {
        return new Event(
                UUID.fromString(text(read.headers(), ID)),
                type(read),
                UUID.fromString(read.key()),
                read.value());
    }

    static String type(ConsumerRecord<String, byte[]> read) {
        return text(read.headers(), TYPE);
    }

    ProducerRecord<String, byte[]> toRecord(String topic) {
        var made = new ProducerRecord<>(topic, orderId.toString(), payload);
        made.headers().add(ID, id.toString().getBytes(UTF_8)).add(TYPE, type.getBytes(UTF_8));
        return made;
    }

    Order order() {
        return Order.of(payload);
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
